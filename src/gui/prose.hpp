#pragma once

#include <QLabel>

class QFontMetrics;
class QTextLayout;

namespace sceau::gui {

/// Breaks the text of a layout into lines of `width` pixels with room between them; the height. The layout ends ready to draw.
int setInLines(QTextLayout& layout, const QFontMetrics& metrics, int width);

/// A wrapped sentence with room between its lines; a QLabel sets them tight.
class Prose : public QLabel {
    Q_OBJECT
public:
    explicit Prose(QWidget* parent = nullptr);
    explicit Prose(const QString& text, const char* type = "", QWidget* parent = nullptr); ///< `type` as in the style sheet
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace sceau::gui
