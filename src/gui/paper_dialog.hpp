#pragma once

#include <QDialog>
#include <memory>

namespace Ui {
class PaperDialog;
}

namespace sceau::gui {

/// The paper way: print, initial, sign, post. The renewal may still be signed electronically until the person decides.
class PaperDialog : public QDialog {
    Q_OBJECT
public:
    explicit PaperDialog(QWidget* parent = nullptr);
    ~PaperDialog() override;

Q_SIGNALS:
    void printAsked();
    void saveAsked();
    void decided();

private:
    std::unique_ptr<Ui::PaperDialog> ui_;
};

} // namespace sceau::gui
