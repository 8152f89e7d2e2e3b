#include "gui/pdf_view.hpp"

#include "gui/icons.hpp"
#include "gui/page_painting.hpp"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <algorithm>

namespace sceau::gui {

using Unit = TextSelection::Unit;

PdfView::PdfView(render::Pages& pages, QWidget* parent) : PagesView(pages, parent), text_(pages)
{
    setAccessibleName(tr("Pages du dossier"));
    viewport()->setMouseTracking(true);
    connect(&pages, &render::Pages::opened, this, &PdfView::forget);
    connect(this, &PagesView::moved, this, &PdfView::look);
    connect(&text_, &DocumentText::arrived, this, &PdfView::read);
    connect(&text_, &DocumentText::gathered, this, &PdfView::keep);
}

void PdfView::forget()
{
    hits_.clear();
    marks_.clear();
    selection_.clear();
    toldPage_ = -1;
    text_.forget();
    looked_.clear();
    look();
}

/// Only the words of pages that a person sees are asked for.
void PdfView::look()
{
    if (pageCount() == 0) return;
    const auto seen = visiblePages();
    for (const int page : looked_) {
        if (std::find(seen.begin(), seen.end(), page) == seen.end()) text_.leave(page);
    }
    looked_ = seen;
    for (const int page : looked_)
        text_.look(page);
    nameFor(currentPage());
}

void PdfView::nameFor(int page)
{
    if (page == toldPage_) return;
    toldPage_ = page;
    setAccessibleName(tr("Dossier, page %1 sur %2").arg(page + 1).arg(pageCount()));
    setAccessibleDescription(textOf(page).text());
}

void PdfView::read(int page)
{
    if (page == toldPage_) setAccessibleDescription(textOf(page).text());
    if (hasSelection()) viewport()->update();
}

const PageText& PdfView::textOf(int page) const
{
    static const PageText unread;
    const auto* text = text_.of(page);
    return text ? *text : unread;
}

void PdfView::paintOn(QPainter& painter, int page)
{
    struct ByPage {
        bool operator()(const render::Found& hit, int page) const { return hit.page < page; }
        bool operator()(int page, const render::Found& hit) const { return page < hit.page; }
    };
    const auto [first, end] = std::equal_range(hits_.begin(), hits_.end(), page, ByPage());
    for (auto hit = first; hit != end; ++hit)
        paintHit(painter, placeOf(page, hit->where), hit - hits_.begin() == static_cast<std::ptrdiff_t>(hit_));
    std::vector<QRectF> selected = textOf(page).places(selection_.range().on(page, textOf(page).length()));
    for (auto& place : selected)
        place = placeOf(page, place);
    paintSelection(painter, selected, palette().color(QPalette::Highlight));
    for (const auto& mark : marks_) {
        if (mark.page == page) paintMark(painter, placeOfMark(mark), mark.against);
    }
}

QRectF PdfView::placeOfMark(const Mark& mark) const
{
    const QRectF page = placeOf(mark.page);
    return {page.left() + mark.where.left() * page.width(), page.top() + mark.where.top() * page.height(),
            mark.where.width() * page.width(), mark.where.height() * page.height()};
}

void PdfView::setMarks(std::vector<Mark> marks)
{
    marks_ = std::move(marks);
    std::erase_if(marks_, [this](const Mark& mark) { return mark.page < 0 || mark.page >= pageCount(); });
    viewport()->update();
    if (!marks_.empty()) bringToMiddle(placeOfMark(marks_.front()).center());
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
    bringToMiddle(placeOf(hits_[hit].page, hits_[hit].where).center());
    viewport()->update();
}

QPointF PdfView::pointUnder(QPointF position, int page) const
{
    return (position - placeOf(page).topLeft()) / factor();
}

TextPlace PdfView::textUnder(QPointF position) const
{
    const int page = pageUnder(position);
    if (text_.of(page)) return {page, textOf(page).nearest(pointUnder(position, page))};
    return {page, position.y() < placeOf(page).center().y() ? 0 : TextPlace::pageEnd};
}

void PdfView::beginAt(QPointF position, Unit unit)
{
    if (pageCount() == 0) return;
    const auto place = textUnder(position);
    selection_.begin(place, textOf(place.page), unit);
    viewport()->update();
}

void PdfView::extendTo(TextPlace place)
{
    selection_.extend(place, textOf(place.page));
    viewport()->update();
}

void PdfView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || pageCount() == 0) return;
    const bool third = doubled_.isValid() && !doubled_.hasExpired(QApplication::styleHints()->mouseDoubleClickInterval());
    doubled_.invalidate();
    if (third) return beginAt(event->position(), Unit::line);
    if (selection_.begun() && (event->modifiers() & Qt::ShiftModifier)) return extendTo(textUnder(event->position()));
    beginAt(event->position(), Unit::letter);
}

void PdfView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    doubled_.start();
    beginAt(event->position(), Unit::word);
}

void PdfView::mouseMoveEvent(QMouseEvent* event)
{
    if (pageCount() == 0) return;
    if (event->buttons() & Qt::LeftButton) {
        constexpr int pace = 30; // milliseconds
        extendTo(textUnder(event->position()));
        const bool outside = event->position().y() < 0 || event->position().y() > viewport()->height();
        if (!outside) return beyond_.stop();
        if (!beyond_.isActive()) beyond_.start(pace, this);
        return;
    }
    const int page = pageUnder(event->position());
    const bool over = textOf(page).over(pointUnder(event->position(), page));
    viewport()->setCursor(over ? Qt::IBeamCursor : Qt::ArrowCursor);
}

void PdfView::mouseReleaseEvent(QMouseEvent*)
{
    beyond_.stop();
}

/// The pages go on moving while the mouse is held above or below them, the faster the farther.
void PdfView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != beyond_.timerId()) return PagesView::timerEvent(event);
    const QPointF position = viewport()->mapFromGlobal(QPointF(QCursor::pos()));
    const double by = position.y() < 0 ? position.y() : std::max(0.0, position.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(by));
    extendTo(textUnder(position));
}

void PdfView::selectAll()
{
    if (pageCount() == 0) return;
    selection_.set({{0, 0}, {pageCount() - 1, TextPlace::pageEnd}});
    viewport()->update();
}

void PdfView::copy()
{
    if (hasSelection()) text_.gather(selection_.range());
}

void PdfView::keep(const QString& text)
{
    QApplication::clipboard()->setText(text);
    Q_EMIT copied();
}

void PdfView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* copying = menu->addAction(icon(QStringLiteral("copy")), tr("Copier"), QKeySequence::Copy, this, &PdfView::copy);
    copying->setEnabled(hasSelection());
    menu->addAction(tr("Tout sélectionner"), QKeySequence::SelectAll, this, &PdfView::selectAll)->setEnabled(pageCount() > 0);
    menu->popup(event->globalPos());
}

void PdfView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) return copy();
    if (event->matches(QKeySequence::SelectAll)) return selectAll();
    if (!moveHead(*event)) PagesView::keyPressEvent(event);
}

bool PdfView::moveHead(const QKeyEvent& event)
{
    const struct {
        QKeySequence::StandardKey key;
        int letters, lines;
    } steps[]{{QKeySequence::SelectNextChar, 1, 0},
              {QKeySequence::SelectPreviousChar, -1, 0},
              {QKeySequence::SelectNextLine, 0, 1},
              {QKeySequence::SelectPreviousLine, 0, -1}};
    for (const auto& [key, letters, lines] : steps) {
        if (!event.matches(key)) continue;
        extendBy(letters, lines);
        return true;
    }
    return false;
}

/// From the top of what is seen where nothing is selected yet.
void PdfView::extendBy(int letters, int lines)
{
    if (pageCount() == 0) return;
    if (!selection_.begun()) beginAt({placeOf(currentPage()).left(), 0}, Unit::letter);
    auto head = selection_.head();
    const auto& text = textOf(head.page);
    const int from = std::min(head.at, text.length());
    head.at = lines != 0 ? text.inLineBelow(from, lines) : std::clamp(from + letters, 0, text.length());
    const bool leavesForward = head.at == from && letters + lines > 0, leavesBack = head.at == from && letters + lines < 0;
    if (leavesForward && head.page + 1 < pageCount()) head = {head.page + 1, 0};
    if (leavesBack && head.page > 0) head = {head.page - 1, TextPlace::pageEnd};
    extendTo(head);
    reveal(head);
}

void PdfView::reveal(TextPlace place)
{
    const auto& text = textOf(place.page);
    const auto line = text.places(text.lineAround(std::min(place.at, text.length())));
    const QRectF where = line.empty() ? QRectF(placeOf(place.page).topLeft(), QSizeF(1, 1)) : placeOf(place.page, line.front());
    if (where.top() < 0 || where.bottom() > viewport()->height()) bringToMiddle(where.center());
}

} // namespace sceau::gui
