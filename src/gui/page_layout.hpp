#pragma once

#include "render/pages.hpp"

#include <QSizeF>
#include <optional>
#include <utility>
#include <vector>

namespace sceau::gui {

/// Where the pages of a document stand under one another, in pixels from its top left. Finding pages takes as long for twenty thousand
/// of them as for ten.
class PageLayout {
public:
    static constexpr int margin = 20; ///< around all pages

    void setPages(std::vector<render::PageSize> sizes);
    void arrange(double factor); ///< pixels a point

    [[nodiscard]] int count() const { return static_cast<int>(sizes_.size()); }
    [[nodiscard]] QSizeF largest() const { return largest_; }     ///< the greatest width and the greatest height, in points
    [[nodiscard]] QSizeF size() const;                            ///< with the margins
    [[nodiscard]] QRectF place(int page, double viewWidth) const; ///< centred where the view is wider than the page
    [[nodiscard]] double top(int page) const { return tops_[static_cast<std::size_t>(page)]; }
    [[nodiscard]] int pageAt(double y) const; ///< the last that begins above; 0 when none does
    /// The first and the last page that show between two heights.
    [[nodiscard]] std::optional<std::pair<int, int>> between(double top, double bottom) const;

private:
    [[nodiscard]] double height(int page) const { return sizes_[static_cast<std::size_t>(page)].height * factor_; }

    std::vector<render::PageSize> sizes_;
    std::vector<double> tops_;
    QSizeF largest_;
    double factor_ = 1;
};

} // namespace sceau::gui
