#pragma once

#include "render/pages.hpp"

#include <QFrame>
#include <filesystem>
#include <memory>

namespace Ui {
class PdfPanel;
}

namespace sceau::gui {

class ErrorBanner;
class PdfView;
class ThumbnailStrip;

/// A PDF with everything a reader needs: thumbnails, page number, zoom, search, its text for screen readers, print.
class PdfPanel : public QFrame {
    Q_OBJECT
public:
    explicit PdfPanel(QWidget* parent = nullptr);
    ~PdfPanel() override;
    void open(const std::filesystem::path& file);
    [[nodiscard]] PdfView& view();
    void showThumbnails(bool shown); ///< where there is room

private:
    void dress();
    void connectTools();
    void makeShortcuts();
    void makeProblem();
    void presentProblem(const base::Error& error);
    void arrangeThumbnails();
    void presentPlace();
    void presentHits(const std::vector<render::Found>& found);
    void showText(bool asText);
    void askText();
    void appendText(int page, const QString& text);
    void find(bool visible);
    void step(int by);

    render::Pages pages_;
    std::unique_ptr<Ui::PdfPanel> ui_;
    PdfView* view_;
    ThumbnailStrip* strip_;
    ErrorBanner* problem_;                ///< instead of pages
    std::optional<bool> wantsThumbnails_; ///< nobody said yet
    bool hasRoom_ = false, hasPlenty_ = false;
    std::filesystem::path file_;
    int read_ = 0; ///< pages whose text is shown
    std::size_t hits_ = 0, hit_ = 0;
};

} // namespace sceau::gui
