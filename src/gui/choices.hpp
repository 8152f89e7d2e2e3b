#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

class QButtonGroup;

namespace sceau::gui {

/// Several of a kind, of which a person names one: a radio button each, with a quiet line that tells them apart.
class Choices : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        QString title, detail;
        friend bool operator==(const Choice&, const Choice&) = default;
    };

    explicit Choices(QWidget* parent = nullptr);
    void present(const std::vector<Choice>& choices);
    [[nodiscard]] std::optional<std::size_t> chosen() const;
    void choose(std::size_t index);

Q_SIGNALS:
    void changed();

private:
    void tell();

    std::vector<Choice> choices_;
    QButtonGroup* group_;
    bool telling_ = false;
};

} // namespace sceau::gui
