#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>
#include <QWidget>

class QPainter;

namespace sceau::gui {

/// A role of the palette in which an icon is drawn; it follows the palette when that changes.
enum class Ink { text, secondary, accent, onAccent, accepted, review, pending, rejected };

[[nodiscard]] QColor colourOf(Ink ink);

/// Draws one of resources/icons (line drawings on a 24 grid) in a colour.
void drawIcon(QPainter& painter, const QString& name, const QColor& colour, const QRectF& where);

/// The same for buttons: `ink` as usual, `checked` while the button is down or chosen.
[[nodiscard]] QIcon icon(const QString& name, Ink ink = Ink::text, Ink checked = Ink::accent);

/// The program's own: the mark on a ground, as resources/desktop has it for menus, in every size of a panel.
[[nodiscard]] QIcon applicationIcon();

/// An icon beside words that say the same: nothing for a screen reader.
class IconLabel : public QWidget {
public:
    explicit IconLabel(QWidget* parent = nullptr);
    void present(const QString& name, Ink ink, double size = 20);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString name_;
    Ink ink_ = Ink::text;
    double size_ = 20;
};

} // namespace sceau::gui
