#pragma once

#include "gui/page_layout.hpp"

#include <QAbstractScrollArea>
#include <QCache>
#include <QSet>

namespace sceau::gui {

/// The pages of a PDF under one another. Draws only what is visible, asks for it without waiting, takes back what was scrolled past before
/// it was drawn, keeps a bounded number of images, and shows the nearest image it has while a sharper one is made. A page that cannot be
/// drawn says so in its place.
class PagesView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Fit { width, page, none };
    static constexpr int mostKiB = 96 * 1024; ///< of images

    /// `pages` outlives the view.
    explicit PagesView(render::Pages& pages, QWidget* parent = nullptr);

    void setFit(Fit fit);
    void setZoom(double zoom); ///< 1 is a hundred per cent: 96 pixels an inch
    void zoomIn();
    void zoomOut();
    void goToPage(int page);

    [[nodiscard]] int pageCount() const { return layout_.count(); }
    [[nodiscard]] int currentPage() const; ///< the one that was gone to, until the view is moved otherwise; else the one in the middle
    [[nodiscard]] double zoom() const { return zoom_; }
    [[nodiscard]] std::vector<int> visiblePages() const;
    [[nodiscard]] bool sharp() const; ///< every visible page is drawn at the present zoom
    [[nodiscard]] int keptKiB() const { return static_cast<int>(cache_.totalCost()); }
    [[nodiscard]] QRectF placeOf(int page) const; ///< in the viewport

Q_SIGNALS:
    void moved(); ///< another page, another zoom
    void drawn(); ///< a page arrived

protected:
    virtual void paintOn(QPainter& painter, int page) = 0; ///< over a page that was painted

    [[nodiscard]] double factor() const; ///< pixels a point
    [[nodiscard]] QRectF placeOf(int page, const QRectF& points) const;
    [[nodiscard]] int pageUnder(QPointF position) const;
    void bringToMiddle(QPointF position);

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Drawn {
        double scale = 0;
        QImage image;
    };

    void opened(const std::vector<render::PageSize>& sizes);
    void rendered(int page, double scale, const QImage& image);
    void missed(const base::Error& error);
    void paintProblem(QPainter& painter, int page) const;
    void arrange();
    void setRanges();
    void ask();
    void askFor(int page);
    void skipAllBut(int first, int last);
    [[nodiscard]] std::optional<std::pair<int, int>> visible() const;
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] double scaleOf(int page) const; ///< device pixels a point
    [[nodiscard]] bool isSharp(int page) const;
    [[nodiscard]] bool hasRoomForNeighbours() const;

    render::Pages& pages_;
    PageLayout layout_;
    QCache<int, Drawn> cache_; ///< cost in KiB
    QSet<int> asked_;          ///< at the present scale
    QSet<int> undrawable_;
    Fit fit_ = Fit::width;
    double zoom_ = 1;
    std::optional<int> goneTo_;
    bool going_ = false;
};

} // namespace sceau::gui
