#include "gui/page_changes.hpp"

#include <algorithm>
#include <cstring>

namespace sceau::gui {

namespace {

constexpr int cell = 8;       // pixels: about the height of a small letter
constexpr double scale = 1;   // pixels a point
constexpr int mostMarks = 40; // beyond, the page is another one

bool differs(const QImage& before, const QImage& after, const QRect& where)
{
    const auto bytes = static_cast<std::size_t>(where.width()) * sizeof(QRgb);
    for (int y = where.top(); y <= where.bottom(); ++y) {
        const auto offset = static_cast<std::size_t>(where.left()) * sizeof(QRgb);
        if (std::memcmp(before.constScanLine(y) + offset, after.constScanLine(y) + offset, bytes) != 0) return true;
    }
    return false;
}

/// Rectangles that touch become one.
void take(std::vector<QRect>& regions, QRect region)
{
    for (auto each = regions.begin(); each != regions.end();) {
        if (!each->adjusted(-cell, -cell, cell, cell).intersects(region)) {
            ++each;
            continue;
        }
        region = region.united(*each);
        regions.erase(each);
        each = regions.begin();
    }
    regions.push_back(region);
}

} // namespace

std::vector<QRectF> differences(const QImage& before, const QImage& after)
{
    const QRectF whole(0, 0, 1, 1);
    if (before.size() != after.size() || before.isNull()) return {whole};
    const auto a = before.convertToFormat(QImage::Format_RGB32), b = after.convertToFormat(QImage::Format_RGB32);
    std::vector<QRect> regions;
    for (int y = 0; y < a.height(); y += cell) {
        for (int x = 0; x < a.width(); x += cell) {
            const QRect where = QRect(x, y, cell, cell).intersected(a.rect());
            if (differs(a, b, where)) take(regions, where);
        }
    }
    if (regions.size() > mostMarks) return {whole};
    std::vector<QRectF> shares;
    for (const auto& each : regions)
        shares.emplace_back(1.0 * each.x() / a.width(), 1.0 * each.y() / a.height(), 1.0 * each.width() / a.width(),
                            1.0 * each.height() / a.height());
    return shares;
}

PageChanges::PageChanges(QObject* parent) : QObject(parent)
{
    follow(before_);
    follow(after_);
}

void PageChanges::follow(Side& side)
{
    connect(&side.pages, &render::Pages::opened, this, [this, &side](const std::vector<render::PageSize>& sizes) {
        side.sizes = sizes;
        if (!before_.sizes.empty() && !after_.sizes.empty()) draw();
    });
    connect(&side.pages, &render::Pages::rendered, this, [this, &side](int page, double, const QImage& image) {
        if (page != page_) return;
        side.image = image;
        compareDrawn();
    });
    connect(&side.pages, &render::Pages::failed, this, &PageChanges::stop); // nothing is claimed of what cannot be drawn
}

void PageChanges::stop()
{
    for (auto* side : {&before_, &after_}) {
        side->pages.close();
        side->sizes.clear();
        side->image = {};
    }
    marks_.clear();
    page_ = 0;
}

void PageChanges::compare(const std::filesystem::path& before, const std::filesystem::path& after)
{
    stop();
    before_.pages.open(before);
    after_.pages.open(after);
}

void PageChanges::draw()
{
    const auto count = std::min<std::size_t>(after_.sizes.size(), mostPages);
    while (static_cast<std::size_t>(page_) < count && static_cast<std::size_t>(page_) >= before_.sizes.size())
        marks_.push_back({page_++, QRectF(0, 0, 1, 1), true}); // a page that was not there
    if (static_cast<std::size_t>(page_) >= count) {
        const auto marks = std::exchange(marks_, {});
        stop();
        return Q_EMIT found(marks);
    }
    before_.image = after_.image = {};
    before_.pages.render(page_, scale);
    after_.pages.render(page_, scale);
}

void PageChanges::compareDrawn()
{
    if (before_.image.isNull() || after_.image.isNull()) return;
    for (const auto& region : differences(before_.image, after_.image))
        marks_.push_back({page_, region, true});
    ++page_;
    draw();
}

} // namespace sceau::gui
