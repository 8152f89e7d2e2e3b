#pragma once

#include "gui/notice.hpp"

#include <QFrame>

class QPainter;

namespace sceau::gui {

/// A state in two words with its icon, in a pill.
class Chip : public QFrame {
    Q_OBJECT
public:
    explicit Chip(QWidget* parent = nullptr);
    void present(Mood mood, const QString& words);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mood mood_ = Mood::pending;
    QString words_;
};

/// The same where a widget for each would be too many: the cells of a table.
[[nodiscard]] QSize chipSize(const QString& words);
void drawChip(QPainter& painter, const QRectF& where, Mood mood, const QString& words);

} // namespace sceau::gui
