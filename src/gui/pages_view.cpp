#include "gui/pages_view.hpp"

#include "gui/page_painting.hpp"
#include "gui/theme.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace sceau::gui {

namespace {

constexpr double pixelsPerPoint = 96.0 / 72.0; // at a hundred per cent
constexpr double smallestZoom = 0.25, largestZoom = 4;
constexpr double fineStep = 1.25;
constexpr double mostPixels = 16'000'000; // of a page: beyond, it is drawn coarser and stretched
constexpr int bytesPerPixel = 4;

bool same(double scale, double other)
{
    return std::abs(scale - other) < 1e-6;
}

} // namespace

PagesView::PagesView(render::Pages& pages, QWidget* parent) : QAbstractScrollArea(parent), pages_(pages), cache_(mostKiB)
{
    constexpr int wheelStep = 40;
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    verticalScrollBar()->setSingleStep(wheelStep);
    connect(&pages_, &render::Pages::opened, this, &PagesView::opened);
    connect(&pages_, &render::Pages::rendered, this, &PagesView::rendered);
    connect(&pages_, &render::Pages::failed, this, &PagesView::missed);
}

void PagesView::opened(const std::vector<render::PageSize>& sizes)
{
    layout_.setPages(sizes);
    cache_.clear();
    asked_.clear();
    undrawable_.clear();
    goneTo_.reset();
    verticalScrollBar()->setValue(0);
    arrange();
}

void PagesView::rendered(int page, double scale, const QImage& image)
{
    if (page >= pageCount() || !same(scale, scaleOf(page))) return; // made for a zoom that has passed
    asked_.remove(page);
    undrawable_.remove(page);
    const auto cost = qMax<qsizetype>(1, image.sizeInBytes() / 1024);
    cache_.insert(page, new Drawn{scale, image}, cost);
    viewport()->update();
    Q_EMIT drawn();
}

void PagesView::missed(const base::Error& error)
{
    const auto page = render::failedPage(error, "render");
    if (!page) return;
    undrawable_.insert(*page);
    viewport()->update();
}

void PagesView::paintProblem(QPainter& painter, int page) const
{
    constexpr int inset = 24;
    painter.setFont(typeFont(Type::body));
    painter.setPen(Qt::black); // pages are white in every palette
    painter.drawText(placeOf(page).adjusted(inset, inset, -inset, -inset), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("La page %1 ne peut pas être affichée.").arg(page + 1));
}

double PagesView::fittingZoom() const
{
    constexpr double comfortable = 1.5; // a wide window does not blow letters up
    const auto room = QSizeF(viewport()->size()) - QSizeF(2 * PageLayout::margin, 2 * PageLayout::margin);
    const double byWidth = room.width() / (layout_.largest().width() * pixelsPerPoint);
    const double byHeight = room.height() / (layout_.largest().height() * pixelsPerPoint);
    return fit_ == Fit::width ? std::min(byWidth, comfortable) : std::min(byWidth, byHeight);
}

/// What stands at the top of the view stays there.
void PagesView::arrange()
{
    viewport()->update();
    if (pageCount() == 0) return;
    const QScopedValueRollback going(going_, true);
    const int page = pageUnder({0, 0});
    const double share = -placeOf(page).top() / std::max(1.0, placeOf(page).height());
    if (fit_ != Fit::none) zoom_ = std::clamp(fittingZoom(), smallestZoom, largestZoom);
    layout_.arrange(factor());
    setRanges();
    verticalScrollBar()->setValue(static_cast<int>(std::lround(layout_.top(page) + share * placeOf(page).height())));
    for (const int waiting : asked_)
        pages_.skip(waiting); // of another scale
    asked_.clear();
    ask();
    Q_EMIT moved();
}

void PagesView::setRanges()
{
    const QSize whole = layout_.size().toSize();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, qMax(0, whole.height() - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, qMax(0, whole.width() - viewport()->width()));
}

double PagesView::factor() const
{
    return zoom_ * pixelsPerPoint;
}

double PagesView::scaleOf(int page) const
{
    const auto size = layout_.place(page, 0).size() / factor();
    const double largest = std::sqrt(mostPixels / std::max(1.0, size.width() * size.height()));
    return std::min(factor() * devicePixelRatioF(), largest);
}

QRectF PagesView::placeOf(int page) const
{
    const QRectF place = layout_.place(page, viewport()->width());
    return {std::round(place.left() - horizontalScrollBar()->value()), std::round(place.top() - verticalScrollBar()->value()),
            place.width(), place.height()};
}

QRectF PagesView::placeOf(int page, const QRectF& points) const
{
    return {placeOf(page).topLeft() + points.topLeft() * factor(), points.size() * factor()};
}

std::optional<std::pair<int, int>> PagesView::visible() const
{
    const double top = verticalScrollBar()->value();
    return layout_.between(top, top + viewport()->height());
}

std::vector<int> PagesView::visiblePages() const
{
    std::vector<int> pages;
    const auto range = visible();
    for (int page = range ? range->first : 0; range && page <= range->second; ++page)
        pages.push_back(page);
    return pages;
}

int PagesView::pageUnder(QPointF position) const
{
    return layout_.pageAt(position.y() + verticalScrollBar()->value());
}

int PagesView::currentPage() const
{
    return goneTo_ ? *goneTo_ : pageUnder({0, viewport()->height() / 2.0});
}

bool PagesView::isSharp(int page) const
{
    const Drawn* drawn = cache_.object(page);
    return drawn != nullptr && same(drawn->scale, scaleOf(page));
}

bool PagesView::sharp() const
{
    const auto pages = visiblePages();
    return !pages.empty() && std::all_of(pages.begin(), pages.end(), [this](int page) { return isSharp(page); });
}

/// What is kept holds all that is visible and its neighbours besides.
bool PagesView::hasRoomForNeighbours() const
{
    constexpr double pagesAtOnce = 6;
    const auto largest = layout_.largest() * factor() * devicePixelRatioF();
    return largest.width() * largest.height() * bytesPerPixel * pagesAtOnce < mostKiB * 1024.0;
}

void PagesView::skipAllBut(int first, int last)
{
    for (auto each = asked_.begin(); each != asked_.end();) {
        if (*each >= first && *each <= last) {
            ++each;
            continue;
        }
        pages_.skip(*each);
        each = asked_.erase(each);
    }
}

void PagesView::askFor(int page)
{
    if (page < 0 || page >= pageCount() || asked_.contains(page) || isSharp(page)) return;
    asked_.insert(page);
    pages_.render(page, scaleOf(page));
}

/// The page that is asked for last is drawn first: what is visible before its neighbours, from the top.
void PagesView::ask()
{
    const auto range = visible();
    if (!range) return;
    const int around = hasRoomForNeighbours() ? 1 : 0;
    skipAllBut(range->first - around, range->second + around);
    if (around > 0) {
        askFor(range->first - 1);
        askFor(range->second + 1);
    }
    for (int page = range->second; page >= range->first; --page)
        askFor(page);
}

void PagesView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colours().backdrop);
    for (const int page : visiblePages()) {
        const Drawn* drawn = cache_.object(page);
        paintPage(painter, placeOf(page), drawn ? &drawn->image : nullptr);
        if (undrawable_.contains(page)) paintProblem(painter, page);
        paintOn(painter, page);
    }
    if (!hasFocus()) return;
    painter.setPen(QPen(colours().accent, 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void PagesView::setFit(Fit fit)
{
    fit_ = fit;
    arrange();
}

void PagesView::setZoom(double zoom)
{
    if (pageCount() == 0) return;
    fit_ = Fit::none;
    zoom_ = std::clamp(zoom, smallestZoom, largestZoom);
    arrange();
}

void PagesView::zoomIn()
{
    setZoom(zoom_ * fineStep);
}

void PagesView::zoomOut()
{
    setZoom(zoom_ / fineStep);
}

void PagesView::goToPage(int page)
{
    if (page < 0 || page >= pageCount()) return;
    goneTo_ = page;
    const QScopedValueRollback going(going_, true);
    verticalScrollBar()->setValue(static_cast<int>(layout_.top(page)) - PageLayout::margin / 2);
    Q_EMIT moved(); // also where there is no room to move
}

void PagesView::bringToMiddle(QPointF position)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(position.y() - viewport()->height() / 2.0));
}

void PagesView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void PagesView::scrollContentsBy(int, int)
{
    if (!going_) goneTo_.reset();
    ask();
    viewport()->update();
    Q_EMIT moved();
}

void PagesView::keyPressEvent(QKeyEvent* event)
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

void PagesView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    event->angleDelta().y() > 0 ? zoomIn() : zoomOut();
    event->accept();
}

} // namespace sceau::gui
