#include "gui/paper_dialog.hpp"

#include "gui/icons.hpp"
#include "gui/whole_dialog.hpp"
#include "gui/words.hpp"
#include "ui_paper_dialog.h"

namespace sceau::gui {

PaperDialog::PaperDialog(QWidget* parent) : QDialog(parent), ui_(std::make_unique<Ui::PaperDialog>())
{
    ui_->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    keepWhole(*this);
    const Said words = message("paper.way");
    setWindowTitle(words.title);
    ui_->title->setText(words.title);
    ui_->text->setText(words.next);
    ui_->print->setIcon(icon(QStringLiteral("printer"), Ink::onAccent));
    connect(ui_->print, &QPushButton::clicked, this, &PaperDialog::printAsked);
    connect(ui_->save, &QPushButton::clicked, this, &PaperDialog::saveAsked);
    connect(ui_->decide, &QPushButton::clicked, this, [this] {
        Q_EMIT decided();
        accept();
    });
    connect(ui_->close, &QPushButton::clicked, this, &QDialog::reject);
}

PaperDialog::~PaperDialog() = default;

} // namespace sceau::gui
