#include "gui/style.hpp"

#include "gui/icons.hpp"
#include "gui/theme.hpp"

#include <QPainter>
#include <QStyleOption>

namespace sceau::gui {

namespace {

constexpr double indicator = 18;
constexpr double radius = 8;

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    const bool on = option.state & QStyle::State_On;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRectF box = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setPen(QPen(enabled ? colours().accent : colours().control, 1.5));
    painter.setBrush(on ? colours().accent : colours().surface);
    painter.drawRoundedRect(box, 4, 4);
    if (on) drawIcon(painter, QStringLiteral("check"), colours().onAccent, box.adjusted(2, 2, -2, -2));
}

void drawRadioButton(const QStyleOption& option, QPainter& painter)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRectF circle = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setPen(QPen(enabled ? colours().accent : colours().control, 1.5));
    painter.setBrush(colours().surface);
    painter.drawEllipse(circle);
    if (!(option.state & QStyle::State_On)) return;
    const double inset = circle.width() * 0.27;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().accent);
    painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
}

void drawComboBox(const QStyleOptionComboBox& option, QPainter& painter)
{
    const bool focused = option.state & QStyle::State_HasFocus;
    const double line = focused ? 2 : 1;
    painter.setPen(QPen(focused ? colours().accent : colours().control, line));
    painter.setBrush(option.state & QStyle::State_Enabled ? colours().surface : colours().window);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    const double size = scaled(16);
    const QRectF arrow(option.rect.right() - size - 10, option.rect.center().y() - size / 2 + 1, size, size);
    drawIcon(painter, QStringLiteral("down"), colours().secondary, arrow);
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (element) {
    case PE_IndicatorCheckBox:
        drawCheckBox(*option, *painter);
        break;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        break;
    case PE_FrameFocusRect:
        break; // the focus ring is drawn outside the widget, by FocusRing
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    painter->restore();
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control != CC_ComboBox || combo == nullptr) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawComboBox(*combo, *painter);
    painter->restore();
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    if (control != CC_ComboBox || part != SC_ComboBoxEditField) return QProxyStyle::subControlRect(control, option, part, widget);
    constexpr int inset = 12;
    return option->rect.adjusted(inset, 0, -scaled(16) - inset, 0);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(indicator);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 10;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 4;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return scaled(18);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const QSize asked = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type != CT_ComboBox) return asked;
    constexpr int usual = 36;
    return {asked.width() + scaled(40), qMax(usual, size.height() + 14)};
}

QIcon Style::standardIcon(StandardPixmap name, const QStyleOption* option, const QWidget* widget) const
{
    switch (name) {
    case SP_LineEditClearButton:
        return icon(QStringLiteral("cross"), Ink::secondary);
    case SP_MessageBoxQuestion:
        return icon(QStringLiteral("question"), Ink::accent);
    case SP_MessageBoxWarning:
        return icon(QStringLiteral("warning"), Ink::review);
    default:
        return QProxyStyle::standardIcon(name, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    if (hint == SH_FocusFrame_AboveWidget) return 0;
    if (hint == SH_ComboBox_Popup) return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace sceau::gui
