#include "gui/verdict_bar.hpp"

#include "gui/theme.hpp"
#include "gui/verify_words.hpp"

#include <QPainter>
#include <QPainterPath>

namespace sceau::gui {

using review::Verdict;

namespace {

constexpr int thickness = 6;

QColor colourOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return colours().accepted.text;
    case Verdict::review:
        return colours().soon;
    case Verdict::pending:
        return colours().pending.text;
    case Verdict::rejected:
        break;
    }
    return colours().urgent;
}

} // namespace

VerdictBar::VerdictBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(thickness);
}

void VerdictBar::present(const workflow::VerificationState& state)
{
    if (counts_ == state.counts && total_ == state.files) return;
    counts_ = state.counts;
    total_ = state.files;
    update();
}

void VerdictBar::paintEvent(QPaintEvent*)
{
    constexpr double smallest = 3; // one rejected file among thousands is seen
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), thickness / 2.0, thickness / 2.0);
    painter.setClipPath(shape);
    painter.fillRect(rect(), colours().track);
    double left = 0;
    for (const auto verdict : allVerdicts()) {
        const auto found = counts_.find(verdict);
        if (found == counts_.end() || found->second == 0 || total_ == 0) continue;
        const double share = width() * static_cast<double>(found->second) / static_cast<double>(total_);
        painter.fillRect(QRectF(left, 0, std::max(share, smallest), height()), colourOf(verdict));
        left += std::max(share, smallest);
    }
    if (colours().track == colours().surface) { // high contrast: an outline instead of a bed
        painter.setPen(colours().text);
        painter.drawPath(shape);
    }
}

} // namespace sceau::gui
