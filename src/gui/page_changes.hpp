#pragma once

#include "gui/pdf_view.hpp"

#include <filesystem>

namespace sceau::gui {

/// Where two drawings of a page differ, as shares of the page; neighbours are one rectangle. The whole page when their sizes differ.
[[nodiscard]] std::vector<QRectF> differences(const QImage& before, const QImage& after);

/// What a reader sees change from one revision of a file to another, on its first pages: both are drawn, and the drawings compared.
class PageChanges : public QObject {
    Q_OBJECT
public:
    static constexpr int mostPages = 30;

    explicit PageChanges(QObject* parent = nullptr);
    void compare(const std::filesystem::path& before, const std::filesystem::path& after);
    void stop();

Q_SIGNALS:
    void found(const std::vector<sceau::gui::PdfView::Mark>& marks); ///< of the later one; once, when all pages were compared

private:
    struct Side {
        render::Pages pages;
        std::vector<render::PageSize> sizes;
        QImage image;
    };
    void follow(Side& side);
    void draw();
    void compareDrawn();

    Side before_, after_;
    std::vector<PdfView::Mark> marks_;
    int page_ = 0;
};

} // namespace sceau::gui
