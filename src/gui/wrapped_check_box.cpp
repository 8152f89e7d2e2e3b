#include "gui/wrapped_check_box.hpp"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace sceau::gui {

namespace {
constexpr int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop | Qt::TextShowMnemonic;
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
    const QRect sentence = fontMetrics().boundingRect(QRect(0, 0, qMax(1, width - indent()), 10'000), flags, text());
    return qMax(sentence.height(), style()->pixelMetric(QStyle::PM_IndicatorHeight, nullptr, this)) + 2 * margin;
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
    const int line = fontMetrics().height();
    QStyleOptionButton box = option;
    box.rect = QRect(0, margin + (line - side) / 2, side, side);
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, this);

    const QRect sentence(indent(), margin, width() - indent(), height() - margin);
    painter.setPen(QWidget::palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(sentence, flags, text());
}

} // namespace sceau::gui
