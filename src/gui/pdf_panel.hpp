#pragma once

#include "render/pages.hpp"

#include <QFrame>
#include <filesystem>
#include <memory>

namespace Ui {
class PdfPanel;
}

namespace sceau::gui {

class PdfView;

/// A PDF with everything a reader needs: page number, zoom, search, its text for screen readers, print.
class PdfPanel : public QFrame {
    Q_OBJECT
public:
    explicit PdfPanel(QWidget* parent = nullptr);
    ~PdfPanel() override;
    void open(const std::filesystem::path& file);
    [[nodiscard]] PdfView& view();

Q_SIGNALS:
    void failed(const sceau::base::Error& error);

private:
    void dress();
    void connectTools();
    void makeShortcuts();
    void presentPlace();
    void presentHits(const std::vector<render::Found>& found);
    void showText(bool asText);
    void appendText(int page, const QString& text);
    void find(bool visible);
    void step(int by);

    render::Pages pages_;
    std::unique_ptr<Ui::PdfPanel> ui_;
    PdfView* view_;
    std::filesystem::path file_;
    QStringList texts_; ///< of each page
    std::size_t hits_ = 0, hit_ = 0;
};

} // namespace sceau::gui
