#include "dossier/layout/set_text.hpp"

#include <QFontMetricsF>
#include <QTextOption>

namespace sceau::dossier::layout {

namespace {

QTextCharFormat formatOf(const Style& style, bool strong)
{
    QTextCharFormat format;
    format.setFont(fontOf(style, strong));
    format.setForeground(QColor(style.colour));
    return format;
}

QString joined(const std::vector<Run>& runs)
{
    QString text;
    for (const auto& run : runs) {
        text += run.text;
    }
    return text.replace(u'\n', QChar::LineSeparator);
}

QList<QTextLayout::FormatRange> formats(const std::vector<Run>& runs, const Style& style)
{
    QList<QTextLayout::FormatRange> ranges;
    int start = 0;
    for (const auto& run : runs) {
        const auto length = static_cast<int>(run.text.size());
        ranges.append({start, length, formatOf(style, run.strong)});
        start += length;
    }
    return ranges;
}

QTextOption wrapping()
{
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    return option;
}

/// A word longer than a line is cut anywhere, but not after its hyphens.
void cut(QTextLine& line, qreal width, const QString& text)
{
    line.setLineWidth(width);
    line.setPosition({0, 0});
    const auto end = line.textStart() + line.textLength();
    auto length = line.textLength();
    while (end < text.size() && length > 1 && dividesAtEnd(QStringView(text).mid(line.textStart(), length))) {
        --length;
    }
    if (length < line.textLength()) line.setNumColumns(length, width);
}

} // namespace

SetText::SetText(const std::vector<Run>& runs, const Style& style, qreal width)
    : style_(style), layout_(std::make_shared<QTextLayout>(joined(runs), fontOf(style)))
{
    layout_->setFormats(formats(runs, style));
    layout_->setTextOption(wrapping());
    layout_->beginLayout();
    for (auto line = layout_->createLine(); line.isValid(); line = layout_->createLine()) {
        cut(line, width, layout_->text());
    }
    layout_->endLayout();

    const QFontMetricsF metrics(fontOf(style));
    baseline_ = (style.leading + metrics.ascent() - metrics.descent()) / 2;
}

qreal SetText::widest() const
{
    qreal width = 0;
    for (int i = 0; i < lines(); ++i) {
        width = std::max(width, layout_->lineAt(i).naturalTextWidth());
    }
    return width;
}

void SetText::draw(QPainter& painter, const QPointF& topLeft) const
{
    for (int i = 0; i < lines(); ++i) {
        drawLine(painter, topLeft + QPointF(0, style_.leading * i), i);
    }
}

void SetText::drawLine(QPainter& painter, const QPointF& topLeft, int line) const
{
    const auto laid = layout_->lineAt(line);
    laid.draw(&painter, topLeft + QPointF(0, baseline_ - laid.ascent()));
}

} // namespace sceau::dossier::layout
