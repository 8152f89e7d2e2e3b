#pragma once

#include "dossier/layout/typography.hpp"

#include <QPainter>
#include <QTextLayout>
#include <memory>
#include <vector>

namespace sceau::dossier::layout {

/// A stretch of prepared text in one weight.
struct Run {
    QString text;
    bool strong = false;
};

/// Text broken into lines of one width, on a grid of the style's leading. Ragged right: without division of words, justified French
/// at this width has holes.
class SetText {
public:
    SetText(const std::vector<Run>& runs, const Style& style, qreal width);

    [[nodiscard]] int lines() const { return layout_->lineCount(); }
    [[nodiscard]] qreal height() const { return style_.leading * lines(); }
    [[nodiscard]] qreal widest() const;
    void draw(QPainter& painter, const QPointF& topLeft) const;
    void drawLine(QPainter& painter, const QPointF& topLeft, int line) const;

private:
    Style style_;
    std::shared_ptr<QTextLayout> layout_;
    qreal baseline_;
};

} // namespace sceau::dossier::layout
