#include "gui/print.hpp"

#include "gui/files.hpp"
#include "gui/words.hpp"
#include "render/pages.hpp"

#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <memory>

namespace sceau::gui {

namespace {

constexpr double pointsPerInch = 72, dotsPerInch = 300;

/// One document on its way to a printer: a page is rendered, painted, and the next asked for.
class PrintJob : public QObject {
public:
    PrintJob(std::shared_ptr<QPrinter> printer, const std::filesystem::path& file, QWidget& window)
        : QObject(&window), printer_(std::move(printer))
    {
        connect(&pages_, &render::Pages::opened, this, [this](const auto& sizes) { start(static_cast<int>(sizes.size())); });
        connect(&pages_, &render::Pages::rendered, this, [this](int page, double, const QImage& image) { paint(page, image); });
        connect(&pages_, &render::Pages::failed, this, [this, &window](const base::Error& error) {
            showFailure(window, error);
            deleteLater();
        });
        pages_.open(file);
    }

private:
    void start(int count)
    {
        const int first = printer_->fromPage() > 0 ? printer_->fromPage() - 1 : 0;
        last_ = printer_->toPage() > 0 ? qMin(printer_->toPage(), count) - 1 : count - 1;
        if (count == 0 || first > last_ || !painter_.begin(printer_.get())) {
            deleteLater();
            return;
        }
        pages_.render(first, dotsPerInch / pointsPerInch);
    }

    void paint(int page, const QImage& image)
    {
        const QRectF paper = printer_->pageRect(QPrinter::DevicePixel);
        const QSizeF fitted = QSizeF(image.size()).scaled(paper.size(), Qt::KeepAspectRatio);
        painter_.drawImage(QRectF(QPointF((paper.width() - fitted.width()) / 2, 0), fitted), image);
        if (page >= last_) {
            painter_.end();
            deleteLater();
            return;
        }
        printer_->newPage();
        pages_.render(page + 1, dotsPerInch / pointsPerInch);
    }

    std::shared_ptr<QPrinter> printer_; ///< shared with the dialog, which goes in its own time
    QPainter painter_;
    render::Pages pages_;
    int last_ = 0;
};

} // namespace

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
