#include "gui/page_layout.hpp"

#include <algorithm>

namespace sceau::gui {

namespace {
constexpr int gap = 16;
}

void PageLayout::setPages(std::vector<render::PageSize> sizes)
{
    sizes_ = std::move(sizes);
    largest_ = QSizeF(1, 1);
    for (const auto& size : sizes_)
        largest_ = largest_.expandedTo({size.width, size.height});
    arrange(factor_);
}

void PageLayout::arrange(double factor)
{
    factor_ = factor;
    tops_.clear();
    tops_.reserve(sizes_.size());
    double top = margin;
    for (const auto& size : sizes_) {
        tops_.push_back(top);
        top += size.height * factor + gap;
    }
}

QSizeF PageLayout::size() const
{
    if (sizes_.empty()) return {};
    return {largest_.width() * factor_ + 2 * margin, tops_.back() + height(count() - 1) + margin};
}

QRectF PageLayout::place(int page, double viewWidth) const
{
    const double width = sizes_[static_cast<std::size_t>(page)].width * factor_;
    return {std::max<double>(margin, (viewWidth - width) / 2), top(page), width, height(page)};
}

int PageLayout::pageAt(double y) const
{
    const auto after = std::upper_bound(tops_.begin(), tops_.end(), y) - tops_.begin();
    return std::max(0, static_cast<int>(after) - 1);
}

std::optional<std::pair<int, int>> PageLayout::between(double top, double bottom) const
{
    if (sizes_.empty()) return std::nullopt;
    int first = pageAt(top);
    if (this->top(first) + height(first) <= top) ++first;
    const int last = pageAt(bottom);
    if (first > last || this->top(last) >= bottom) return std::nullopt;
    return std::pair{first, last};
}

} // namespace sceau::gui
