#include "gui/print.hpp"

#include "gui/print_job.hpp"
#include "gui/words.hpp"

#include <QPrintDialog>
#include <QPrinter>

namespace sceau::gui {

void printPdfOn(std::shared_ptr<QPrinter> printer, QWidget& window, const std::filesystem::path& file)
{
    new PrintJob(std::move(printer), file, window);
}

void printPdf(QWidget& window, const std::filesystem::path& file)
{
    if (file.empty()) return;
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    printer->setDocName(said(file.filename()));
    auto* dialog = new QPrintDialog(printer.get(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, &window, [printer, file, &window] { printPdfOn(printer, window, file); });
    dialog->open();
}

} // namespace sceau::gui
