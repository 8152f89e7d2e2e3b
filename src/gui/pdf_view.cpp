#include "gui/pdf_view.hpp"

#include "gui/theme.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace sceau::gui {

namespace {

constexpr double pixelsPerPoint = 96.0 / 72.0; // at a hundred per cent
constexpr double smallestZoom = 0.25, largestZoom = 4;
constexpr int margin = 20, between = 16;
constexpr int cacheKiB = 96 * 1024;
constexpr double fineStep = 1.25;

} // namespace

PdfView::PdfView(render::Pages& pages, QWidget* parent) : QAbstractScrollArea(parent), pages_(pages), cache_(cacheKiB)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages du dossier"));
    verticalScrollBar()->setSingleStep(40);
    connect(&pages_, &render::Pages::opened, this, &PdfView::opened);
    connect(&pages_, &render::Pages::rendered, this, &PdfView::rendered);
    connect(&pages_, &render::Pages::textRead, this, [this](int page, const QString& text) {
        if (page == currentPage()) setAccessibleDescription(text);
    });
}

void PdfView::opened(const std::vector<render::PageSize>& sizes)
{
    sizes_ = sizes;
    hits_.clear();
    marks_.clear();
    cache_.clear();
    toldPage_ = -1;
    verticalScrollBar()->setValue(0);
    arrange();
}

void PdfView::rendered(int page, double scale, const QImage& image)
{
    if (std::abs(scale - this->scale()) > 1e-6) return; // made for a zoom that has passed
    asked_.remove(page);
    const auto cost = qMax<qsizetype>(1, image.sizeInBytes() / 1024);
    cache_.insert(page, new Drawn{scale, image}, cost);
    viewport()->update();
    Q_EMIT drawn();
}

double PdfView::fittingZoom() const
{
    double widest = 1, highest = 1;
    for (const auto& size : sizes_) {
        widest = std::max(widest, size.width);
        highest = std::max(highest, size.height);
    }
    const double byWidth = (viewport()->width() - 2 * margin) / (widest * pixelsPerPoint);
    const double byHeight = (viewport()->height() - 2 * margin) / (highest * pixelsPerPoint);
    constexpr double comfortable = 1.5; // a wide window does not blow letters up
    return fit_ == Fit::width ? std::min(byWidth, comfortable) : std::min(byWidth, byHeight);
}

void PdfView::arrange()
{
    if (sizes_.empty()) {
        viewport()->update();
        return;
    }
    if (fit_ != Fit::none) zoom_ = std::clamp(fittingZoom(), smallestZoom, largestZoom);
    tops_.clear();
    double top = margin, widest = 0;
    for (const auto& size : sizes_) {
        tops_.push_back(top);
        top += size.height * zoom_ * pixelsPerPoint + between;
        widest = std::max(widest, size.width * zoom_ * pixelsPerPoint);
    }
    const int height = static_cast<int>(top) - between + margin;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, qMax(0, height - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, qMax(0, static_cast<int>(widest) + 2 * margin - viewport()->width()));
    asked_.clear();
    ask();
    viewport()->update();
    tellReader();
    Q_EMIT moved();
}

double PdfView::scale() const
{
    return zoom_ * pixelsPerPoint * devicePixelRatioF();
}

QRectF PdfView::placeOf(int page) const
{
    const auto index = static_cast<std::size_t>(page);
    const double width = sizes_[index].width * zoom_ * pixelsPerPoint;
    const double height = sizes_[index].height * zoom_ * pixelsPerPoint;
    const double left = std::max<double>(margin, (viewport()->width() - width) / 2);
    return {std::round(left - horizontalScrollBar()->value()), std::round(tops_[index] - verticalScrollBar()->value()), width, height};
}

QRectF PdfView::placeOf(const render::Found& hit) const
{
    const QRectF page = placeOf(hit.page);
    const double factor = zoom_ * pixelsPerPoint;
    return QRectF(page.topLeft() + hit.where.topLeft() * factor, hit.where.size() * factor).adjusted(-2, -1, 2, 1);
}

std::vector<int> PdfView::visiblePages() const
{
    std::vector<int> visible;
    if (tops_.size() != sizes_.size()) return visible;
    for (int page = 0; page < pageCount(); ++page) {
        if (placeOf(page).intersects(QRectF(viewport()->rect()))) visible.push_back(page);
    }
    return visible;
}

int PdfView::currentPage() const
{
    const double middle = viewport()->height() / 2.0;
    for (int page : visiblePages()) {
        if (placeOf(page).bottom() + between >= middle) return page;
    }
    return qMax(0, pageCount() - 1);
}

bool PdfView::sharp() const
{
    const auto visible = visiblePages();
    return !visible.empty() && std::all_of(visible.begin(), visible.end(), [this](int page) {
        const Drawn* drawn = cache_.object(page);
        return drawn != nullptr && std::abs(drawn->scale - scale()) < 1e-6;
    });
}

void PdfView::ask()
{
    for (int page : visiblePages()) {
        const Drawn* drawn = cache_.object(page);
        if (asked_.contains(page) || (drawn != nullptr && std::abs(drawn->scale - scale()) < 1e-6)) continue;
        asked_.insert(page);
        pages_.render(page, scale());
    }
}

void PdfView::tellReader()
{
    if (pageCount() == 0 || currentPage() == toldPage_) return;
    toldPage_ = currentPage();
    setAccessibleName(tr("Dossier, page %1 sur %2").arg(toldPage_ + 1).arg(pageCount()));
    pages_.text(toldPage_);
}

void PdfView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colours().backdrop);
    for (int page : visiblePages())
        drawPage(painter, page);
    for (std::size_t i = 0; i < hits_.size(); ++i) {
        if (hits_[i].page < 0 || hits_[i].page >= pageCount()) continue;
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        painter.fillRect(placeOf(hits_[i]), QColor(i == hit_ ? 0xFFC94D : 0xFFF0B8));
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    }
    drawMarks(painter);
    if (!hasFocus()) return;
    painter.setPen(QPen(colours().accent, 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void PdfView::drawPage(QPainter& painter, int page) const
{
    const QRectF place = placeOf(page);
    painter.fillRect(place, Qt::white);
    if (const Drawn* drawn = cache_.object(page)) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, drawn->image);
    }
    painter.setPen(colours().hairline);
    painter.drawRect(place);
}

void PdfView::drawMarks(QPainter& painter) const
{
    constexpr double radius = 4, line = 2;
    constexpr float tint = 0.12F;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& mark : marks_) {
        QColor colour = mark.against ? colours().urgent : colours().accent;
        if (contrast(colour, Qt::white) < 3) colour = Qt::black; // pages are white in every palette
        painter.setPen(QPen(colour, line));
        QColor inside = colour;
        inside.setAlphaF(tint);
        painter.setBrush(inside);
        painter.drawRoundedRect(placeOf(mark), radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
}

QRectF PdfView::placeOf(const Mark& mark) const
{
    const QRectF page = placeOf(mark.page);
    return QRectF(page.left() + mark.where.left() * page.width(), page.top() + mark.where.top() * page.height(),
                  mark.where.width() * page.width(), mark.where.height() * page.height())
        .adjusted(-2, -2, 2, 2);
}

void PdfView::setMarks(std::vector<Mark> marks)
{
    marks_ = std::move(marks);
    const auto beyond = [this](const Mark& mark) { return mark.page < 0 || mark.page >= pageCount(); };
    marks_.erase(std::remove_if(marks_.begin(), marks_.end(), beyond), marks_.end());
    viewport()->update();
    if (marks_.empty()) return;
    const auto middle = placeOf(marks_.front()).center().y();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(middle - viewport()->height() / 2.0));
}

void PdfView::setFit(Fit fit)
{
    fit_ = fit;
    arrange();
}

void PdfView::setZoom(double zoom)
{
    if (sizes_.empty()) return;
    const int page = currentPage();
    const double share = -placeOf(page).top() / std::max(1.0, placeOf(page).height());
    fit_ = Fit::none;
    zoom_ = std::clamp(zoom, smallestZoom, largestZoom);
    arrange();
    verticalScrollBar()->setValue(static_cast<int>(tops_[static_cast<std::size_t>(page)] + share * placeOf(page).height()));
}

void PdfView::zoomIn()
{
    setZoom(zoom_ * fineStep);
}

void PdfView::zoomOut()
{
    setZoom(zoom_ / fineStep);
}

void PdfView::goToPage(int page)
{
    if (page < 0 || page >= pageCount()) return;
    verticalScrollBar()->setValue(static_cast<int>(tops_[static_cast<std::size_t>(page)]) - margin / 2);
}

void PdfView::setHits(std::vector<render::Found> hits)
{
    hits_ = std::move(hits);
    hit_ = 0;
    if (!hits_.empty()) goToHit(0);
    viewport()->update();
}

void PdfView::goToHit(std::size_t hit)
{
    if (hit >= hits_.size() || hits_[hit].page >= pageCount()) return;
    hit_ = hit;
    const QRectF place = placeOf(hits_[hit]);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(place.center().y() - viewport()->height() / 2.0));
    viewport()->update();
}

void PdfView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void PdfView::scrollContentsBy(int, int)
{
    ask();
    viewport()->update();
    tellReader();
    Q_EMIT moved();
}

void PdfView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Home:
        verticalScrollBar()->setValue(0);
        return;
    case Qt::Key_End:
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        return;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PdfView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    event->angleDelta().y() > 0 ? zoomIn() : zoomOut();
    event->accept();
}

} // namespace sceau::gui
