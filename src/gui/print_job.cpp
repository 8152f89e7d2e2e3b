#include "gui/print_job.hpp"

#include "gui/files.hpp"

#include <QPrinter>
#include <QProgressDialog>

namespace sceau::gui {

namespace {
constexpr double pointsPerInch = 72, dotsPerInch = 300;
constexpr int patience = 400; ///< milliseconds before a dialog appears
} // namespace

Press::Press(std::shared_ptr<QPrinter> printer) : printer_(std::move(printer)) {}

Press::~Press()
{
    abort();
}

void Press::begin()
{
    Q_EMIT ready(painter_.begin(printer_.get()));
}

void Press::print(const QImage& image)
{
    if (!std::exchange(first_, false)) printer_->newPage();
    const QRectF paper = printer_->pageRect(QPrinter::DevicePixel);
    const QSizeF fitted = QSizeF(image.size()).scaled(paper.size(), Qt::KeepAspectRatio);
    painter_.drawImage(QRectF(QPointF((paper.width() - fitted.width()) / 2, 0), fitted), image);
    Q_EMIT ready(true);
}

void Press::end()
{
    painter_.end();
}

void Press::abort()
{
    if (!painter_.isActive()) return;
    printer_->abort();
    painter_.end();
}

PrintJob::PrintJob(std::shared_ptr<QPrinter> printer, const std::filesystem::path& file, QWidget& window)
    : QObject(&window), press_(new Press(printer)), progress_(new QProgressDialog(&window)), first_(qMax(1, printer->fromPage()) - 1),
      last_(printer->toPage() - 1)
{
    press_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, press_, &QObject::deleteLater);
    connect(press_, &Press::ready, this, &PrintJob::next);
    connect(&pages_, &render::Pages::opened, this, [this](const auto& sizes) { opened(static_cast<int>(sizes.size())); });
    connect(&pages_, &render::Pages::rendered, this, [this](int, double, const QImage& image) {
        QMetaObject::invokeMethod(press_, [press = press_, image] { press->print(image); });
    });
    connect(&pages_, &render::Pages::failed, this, [this, &window](const base::Error& error) {
        showFailure(window, error);
        cancel();
    });
    progress_->setWindowTitle(tr("Impression"));
    progress_->setLabelText(tr("Ouverture du document…"));
    progress_->setCancelButtonText(tr("Annuler"));
    progress_->setAutoReset(false);
    progress_->setMinimumDuration(patience);
    progress_->setRange(0, 0);
    connect(progress_, &QProgressDialog::canceled, this, &PrintJob::cancel);
    thread_.setObjectName(QStringLiteral("print"));
    thread_.start();
    pages_.open(file);
}

PrintJob::~PrintJob()
{
    thread_.quit();
    thread_.wait();
    delete progress_;
}

void PrintJob::opened(int count)
{
    last_ = last_ >= 0 ? qMin(last_, count - 1) : count - 1;
    page_ = first_;
    if (first_ > last_) return cancel();
    progress_->setRange(0, last_ - first_ + 1);
    QMetaObject::invokeMethod(press_, &Press::begin);
}

void PrintJob::next(bool begun)
{
    if (!begun) return cancel();
    if (page_ > last_) return leave(&Press::end);
    tell();
    pages_.render(page_++, dotsPerInch / pointsPerInch);
}

void PrintJob::tell()
{
    progress_->setValue(page_ - first_);
    progress_->setLabelText(tr("Impression de la page %1 sur %2").arg(page_ - first_ + 1).arg(last_ - first_ + 1));
}

void PrintJob::cancel()
{
    leave(&Press::abort);
}

/// What the printer is still doing, this waits for without the window.
void PrintJob::leave(void (Press::*last)())
{
    if (std::exchange(leaving_, true)) return;
    pages_.disconnect(this);
    pages_.close();
    press_->disconnect(this);
    progress_->hide();
    progress_->deleteLater(); // it may be the sender of the signal that is being handled
    connect(&thread_, &QThread::finished, this, &QObject::deleteLater);
    QMetaObject::invokeMethod(press_, [press = press_, last] {
        (press->*last)();
        QThread::currentThread()->quit();
    });
}

} // namespace sceau::gui
