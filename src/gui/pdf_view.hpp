#pragma once

#include "render/pages.hpp"

#include <QAbstractScrollArea>
#include <QCache>
#include <QSet>

namespace sceau::gui {

/// The pages of a PDF under one another. Draws only what is visible, asks for it without waiting, keeps a bounded number of images,
/// and shows the nearest image it has while a sharper one is made.
class PdfView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Fit { width, page, none };

    /// `pages` outlives the view.
    explicit PdfView(render::Pages& pages, QWidget* parent = nullptr);

    void setFit(Fit fit);
    void setZoom(double zoom); ///< 1 is a hundred per cent: 96 pixels an inch
    void zoomIn();
    void zoomOut();
    void goToPage(int page);
    void setHits(std::vector<render::Found> hits);
    void goToHit(std::size_t hit);

    /// A part of a page that is outlined.
    struct Mark {
        int page = 0;
        QRectF where;         ///< shares of the page, from its top left
        bool against = false; ///< speaks against the document
    };
    void setMarks(std::vector<Mark> marks); ///< and goes to the first

    [[nodiscard]] int pageCount() const { return static_cast<int>(sizes_.size()); }
    [[nodiscard]] int currentPage() const;
    [[nodiscard]] double zoom() const { return zoom_; }
    [[nodiscard]] std::vector<int> visiblePages() const;
    [[nodiscard]] bool sharp() const; ///< every visible page is drawn at the present zoom

Q_SIGNALS:
    void moved(); ///< another page, another zoom
    void drawn(); ///< a page arrived

protected:
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
    void arrange();
    void ask();
    void drawPage(QPainter& painter, int page) const;
    void tellReader();
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] double scale() const; ///< device pixels a point
    [[nodiscard]] QRectF placeOf(int page) const;
    [[nodiscard]] QRectF placeOf(const render::Found& hit) const;
    [[nodiscard]] QRectF placeOf(const Mark& mark) const;
    void drawMarks(QPainter& painter) const;

    render::Pages& pages_;
    std::vector<render::PageSize> sizes_;
    std::vector<double> tops_; ///< of each page, in view pixels from the top of the document
    QCache<int, Drawn> cache_; ///< cost in KiB
    QSet<int> asked_;          ///< at the present scale
    std::vector<render::Found> hits_;
    std::size_t hit_ = 0;
    std::vector<Mark> marks_;
    Fit fit_ = Fit::width;
    double zoom_ = 1;
    int toldPage_ = -1;
};

} // namespace sceau::gui
