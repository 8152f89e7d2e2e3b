#pragma once

#include <QWidget>
#include <string>

class QProgressBar;
class QPushButton;

namespace sceau::gui {

class Prose;

/// What is being done off the window's thread: its stage in words, how far it got, and the way out where there is one.
class WaitStrip : public QWidget {
    Q_OBJECT
public:
    struct Work {
        std::string stage; ///< a key of resources/text.json
        std::uint64_t done = 0, total = 0;
        bool cancellable = false;
    };

    explicit WaitStrip(QWidget* parent = nullptr);
    void present(const Work& work);

Q_SIGNALS:
    void cancelAsked();

private:
    Prose* stage_;
    QPushButton* cancel_;
    QProgressBar* bar_;
};

} // namespace sceau::gui
