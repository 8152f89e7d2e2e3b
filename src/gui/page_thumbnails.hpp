#pragma once

#include "render/pages.hpp"

#include <QAbstractListModel>
#include <QCache>
#include <QSet>

namespace sceau::gui {

/// The pages of a document in small, a row each: drawn when a person sees their row, taken back when it was scrolled past before. A bounded
/// number of images is kept.
class PageThumbnails : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int mostKiB = 16 * 1024;

    /// `pages` outlives it.
    explicit PageThumbnails(render::Pages& pages, QObject* parent = nullptr);

    /// The room of an image: the largest sheet fits in it. `ratio`: device pixels a pixel.
    void setRoom(QSize room, double ratio);
    void see(int first, int last); ///< these rows are visible, and no others
    void seeNothing();

    /// How a page lies in the room of an image, in pixels.
    [[nodiscard]] QSizeF sizeOf(int page) const;
    [[nodiscard]] double tallest() const { return tallest_; } ///< height of a sheet by its width
    [[nodiscard]] int keptKiB() const { return static_cast<int>(images_.totalCost()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// Display: the page's number; accessible text: "Page 3"; decoration: a QImage, or nothing yet.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void opened(const std::vector<render::PageSize>& sizes);
    void drawn(int page, double scale, const QImage& image);
    [[nodiscard]] double scaleOf(int page) const;

    render::Pages& pages_;
    std::vector<render::PageSize> sizes_;
    QCache<int, QImage> images_; ///< cost in KiB
    QSet<int> asked_;
    QSize room_;
    double ratio_ = 1, tallest_ = 1;
};

} // namespace sceau::gui
