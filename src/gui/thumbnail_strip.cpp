#include "gui/thumbnail_strip.hpp"

#include "gui/theme.hpp"

#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace sceau::gui {

namespace {

constexpr double sheetWidth = 92; // at the usual letter size
constexpr int aside = 12, above = 12, between = 4, below = 4;

/// A sheet with its number beneath; the present one framed.
class ThumbnailDelegate : public QStyledItemDelegate {
public:
    ThumbnailDelegate(const PageThumbnails& thumbnails, QObject* parent) : QStyledItemDelegate(parent), thumbnails_(thumbnails) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {room().width() + 2 * aside, above + room().height() + between + numberHeight() + below};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool present = option.state & QStyle::State_Selected;
        const QRectF place(option.rect.left() + (option.rect.width() - room().width()) / 2.0, option.rect.top() + above, room().width(),
                           room().height());
        QRectF sheet(QPointF(), thumbnails_.sizeOf(index.row()));
        sheet.moveCenter(place.center());
        sheet.moveBottom(place.bottom()); // sheets of any height stand on their number
        paintSheet(*painter, sheet, index, option.state);
        painter->setFont(typeFont(Type::small, present ? QFont::DemiBold : QFont::Normal));
        painter->setPen(present ? colours().accent : colours().secondary);
        const QRectF number(option.rect.left(), place.bottom() + between, option.rect.width(), numberHeight());
        painter->drawText(number, Qt::AlignCenter, index.data().toString());
    }

    [[nodiscard]] QSize room() const { return {scaled(sheetWidth), static_cast<int>(scaled(sheetWidth) * thumbnails_.tallest())}; }

private:
    [[nodiscard]] static int numberHeight() { return QFontMetrics(typeFont(Type::small)).height(); }

    static void paintSheet(QPainter& painter, const QRectF& sheet, const QModelIndex& index, QStyle::State state)
    {
        painter.fillRect(sheet, Qt::white);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(sheet, index.data(Qt::DecorationRole).value<QImage>());
        const bool present = state & QStyle::State_Selected, under = state & QStyle::State_MouseOver;
        const double line = present ? 2 : 1;
        const double out = present ? 3 : 0.5; // a gap between the sheet and its frame
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(present ? colours().accent : under ? colours().control : colours().hairline, line));
        painter.drawRoundedRect(sheet.adjusted(-out, -out, out, out), present ? 3 : 0, present ? 3 : 0);
    }

    const PageThumbnails& thumbnails_;
};

} // namespace

ThumbnailStrip::ThumbnailStrip(render::Pages& pages, QWidget* parent) : QListView(parent), thumbnails_(pages)
{
    setObjectName(QStringLiteral("thumbnailStrip"));
    setAccessibleName(tr("Miniatures des pages"));
    setAccessibleDescription(tr("Les flèches vont d’une page à l’autre."));
    setProperty("kind", QStringLiteral("thumbnails"));
    setProperty("guide", QStringLiteral("renouveler.html#dossier"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setMouseTracking(true);
    setItemDelegate(new ThumbnailDelegate(thumbnails_, this));
    setModel(&thumbnails_);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ThumbnailStrip::look);
    connect(&thumbnails_, &PageThumbnails::modelReset, this, &ThumbnailStrip::fit);
}

QSize ThumbnailStrip::sizeHint() const
{
    return {scaled(sheetWidth) + 2 * aside + verticalScrollBar()->sizeHint().width(), 0};
}

void ThumbnailStrip::fit()
{
    const auto* delegate = static_cast<const ThumbnailDelegate*>(itemDelegate());
    thumbnails_.setRoom(delegate->room(), devicePixelRatioF());
    setFixedWidth(sizeHint().width());
    scheduleDelayedItemsLayout();
    look();
}

void ThumbnailStrip::look()
{
    if (!isVisible() || thumbnails_.rowCount() == 0) return thumbnails_.seeNothing();
    const int middle = viewport()->width() / 2;
    const auto last = indexAt({middle, viewport()->height() - 1});
    thumbnails_.see(std::max(0, indexAt({middle, 0}).row()), last.isValid() ? last.row() : thumbnails_.rowCount() - 1);
}

void ThumbnailStrip::setCurrentPage(int page)
{
    const QScopedValueRollback told(follows_, true);
    setCurrentIndex(thumbnails_.index(page));
}

void ThumbnailStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !follows_) Q_EMIT chosen(current.row());
}

void ThumbnailStrip::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (!hasFocus()) return;
    QPainter painter(viewport());
    painter.setPen(QPen(colours().accent, 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void ThumbnailStrip::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    look();
}

void ThumbnailStrip::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

void ThumbnailStrip::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    fit();
}

void ThumbnailStrip::hideEvent(QHideEvent* event)
{
    QListView::hideEvent(event);
    thumbnails_.seeNothing();
}

} // namespace sceau::gui
