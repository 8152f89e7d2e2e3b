#pragma once

#include "gui/document_text.hpp"
#include "gui/pages_view.hpp"

#include <QBasicTimer>
#include <QElapsedTimer>

namespace sceau::gui {

/// Pages with what was found on them, what is outlined, and their text: it is selected and copied as everywhere (drag, two clicks for a
/// word, three for a line, Shift to extend, Ctrl+A for the whole document), and told to a screen reader.
class PdfView : public PagesView {
    Q_OBJECT
public:
    explicit PdfView(render::Pages& pages, QWidget* parent = nullptr);

    void setHits(std::vector<render::Found> hits); ///< in the order of their pages
    void goToHit(std::size_t hit);

    /// A part of a page that is outlined.
    struct Mark {
        int page = 0;
        QRectF where;         ///< shares of the page, from its top left
        bool against = false; ///< speaks against the document
    };
    void setMarks(std::vector<Mark> marks); ///< and goes to the first

    void selectAll();
    void copy(); ///< once every page of the selection was read
    [[nodiscard]] bool hasSelection() const { return !selection_.empty(); }

Q_SIGNALS:
    void copied(); ///< the clipboard has it

protected:
    void paintOn(QPainter& painter, int page) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void forget();
    void look();
    void read(int page);
    void nameFor(int page);
    void beginAt(QPointF position, TextSelection::Unit unit);
    void extendTo(TextPlace place);
    void extendBy(int letters, int lines);
    [[nodiscard]] bool moveHead(const QKeyEvent& event);
    void reveal(TextPlace place);
    void keep(const QString& text);
    [[nodiscard]] const PageText& textOf(int page) const;
    [[nodiscard]] QPointF pointUnder(QPointF position, int page) const;
    [[nodiscard]] TextPlace textUnder(QPointF position) const;
    [[nodiscard]] QRectF placeOfMark(const Mark& mark) const;

    std::vector<render::Found> hits_;
    std::size_t hit_ = 0;
    std::vector<Mark> marks_;
    DocumentText text_;
    TextSelection selection_;
    std::vector<int> looked_; ///< pages whose text is wanted
    QElapsedTimer doubled_;   ///< since the second click
    QBasicTimer beyond_;      ///< runs while the mouse selects beyond an edge
    int toldPage_ = -1;
};

} // namespace sceau::gui
