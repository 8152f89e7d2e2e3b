#pragma once

#include "gui/page_thumbnails.hpp"

#include <QListView>

namespace sceau::gui {

/// A column of pages in small, the present one marked; one is gone to by a click or the arrows.
class ThumbnailStrip : public QListView {
    Q_OBJECT
public:
    /// `pages` outlives it.
    explicit ThumbnailStrip(render::Pages& pages, QWidget* parent = nullptr);

    void setCurrentPage(int page); ///< tells nobody
    [[nodiscard]] const PageThumbnails& thumbnails() const { return thumbnails_; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(int page);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fit();
    void look();

    PageThumbnails thumbnails_;
    bool follows_ = false; ///< the present page is told, not chosen
};

} // namespace sceau::gui
