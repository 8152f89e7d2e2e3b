#include "gui/wrapped_check_box.hpp"

#include "gui/prose.hpp"
#include "gui/theme.hpp"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTextLayout>

namespace sceau::gui {

namespace {
constexpr int margin = 4;
} // namespace

WrappedCheckBox::WrappedCheckBox(QWidget* parent) : QCheckBox(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int WrappedCheckBox::indent() const
{
    return style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this)
           + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, this);
}

int WrappedCheckBox::heightForWidth(int width) const
{
    QTextLayout sentence(text(), font());
    return qMax(setInLines(sentence, fontMetrics(), width - indent()), style()->pixelMetric(QStyle::PM_IndicatorHeight, nullptr, this))
           + 2 * margin;
}

QSize WrappedCheckBox::sizeHint() const
{
    constexpr int comfortable = 420;
    const int width = qMin(indent() + fontMetrics().horizontalAdvance(text()) + margin, comfortable);
    return {width, heightForWidth(width)};
}

QSize WrappedCheckBox::minimumSizeHint() const
{
    return {indent() + fontMetrics().averageCharWidth() * 12, fontMetrics().height() + 2 * margin};
}

void WrappedCheckBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const int side = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
    QTextLayout sentence(text(), font());
    setInLines(sentence, fontMetrics(), width() - indent());
    QStyleOptionButton box = option;
    box.rect = QRect(0, margin + static_cast<int>(sentence.lineAt(0).naturalTextRect().center().y()) - side / 2, side, side);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, this);

    painter.setPen(isEnabled() ? colours().text : colours().secondary);
    sentence.draw(&painter, QPointF(indent(), margin));
}

} // namespace sceau::gui
