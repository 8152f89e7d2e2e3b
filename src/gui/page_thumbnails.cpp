#include "gui/page_thumbnails.hpp"

#include <algorithm>

namespace sceau::gui {

PageThumbnails::PageThumbnails(render::Pages& pages, QObject* parent) : QAbstractListModel(parent), pages_(pages), images_(mostKiB)
{
    connect(&pages_, &render::Pages::opened, this, &PageThumbnails::opened);
    connect(&pages_, &render::Pages::thumbnailDrawn, this, &PageThumbnails::drawn);
}

void PageThumbnails::opened(const std::vector<render::PageSize>& sizes)
{
    constexpr double flattest = 0.5, highest = 1.5; // beyond, a sheet fills its room in one direction only
    beginResetModel();
    sizes_ = sizes;
    images_.clear();
    asked_.clear();
    tallest_ = flattest;
    for (const auto& size : sizes_)
        tallest_ = std::max(tallest_, size.height / std::max(1.0, size.width));
    tallest_ = std::min(tallest_, highest);
    endResetModel();
}

void PageThumbnails::setRoom(QSize room, double ratio)
{
    if (room == room_ && ratio == ratio_) return;
    seeNothing();
    images_.clear();
    room_ = room;
    ratio_ = ratio;
}

double PageThumbnails::scaleOf(int page) const
{
    const auto& size = sizes_[static_cast<std::size_t>(page)];
    return std::min(room_.width() / std::max(1.0, size.width), room_.height() / std::max(1.0, size.height));
}

QSizeF PageThumbnails::sizeOf(int page) const
{
    const auto& size = sizes_[static_cast<std::size_t>(page)];
    return QSizeF(size.width, size.height) * scaleOf(page);
}

void PageThumbnails::seeNothing()
{
    for (const int page : asked_)
        pages_.skipThumbnail(page);
    asked_.clear();
}

void PageThumbnails::see(int first, int last)
{
    for (const int page : QSet<int>(asked_)) {
        if (page >= first && page <= last) continue;
        pages_.skipThumbnail(page);
        asked_.remove(page);
    }
    for (int page = first; page <= std::min(last, rowCount() - 1); ++page) {
        if (asked_.contains(page) || images_.contains(page)) continue;
        asked_.insert(page);
        pages_.thumbnail(page, scaleOf(page) * ratio_);
    }
}

void PageThumbnails::drawn(int page, double scale, const QImage& image)
{
    if (page >= rowCount() || scale != scaleOf(page) * ratio_) return; // made for a room that has passed
    asked_.remove(page);
    images_.insert(page, new QImage(image), 1 + image.sizeInBytes() / 1024);
    Q_EMIT dataChanged(index(page), index(page), {Qt::DecorationRole});
}

int PageThumbnails::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(sizes_.size());
}

QVariant PageThumbnails::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const int page = index.row();
    if (role == Qt::DisplayRole) return QString::number(page + 1);
    if (role == Qt::AccessibleTextRole) return tr("Page %1").arg(page + 1);
    const auto* image = role == Qt::DecorationRole ? images_.object(page) : nullptr;
    return image ? QVariant(*image) : QVariant();
}

} // namespace sceau::gui
