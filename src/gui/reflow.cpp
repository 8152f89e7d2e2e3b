#include "gui/reflow.hpp"

#include "gui/theme.hpp"

#include <QEvent>
#include <QWidget>

namespace sceau::gui {

namespace {

class WidthWatch : public QObject {
public:
    WidthWatch(QWidget& area, double width, std::function<void(bool)> change)
        : QObject(&area), area_(area), width_(width), change_(std::move(change)), narrow_(isNarrow())
    {
        area.installEventFilter(this);
        change_(narrow_);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize && isNarrow() != narrow_) {
            narrow_ = !narrow_;
            change_(narrow_);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] bool isNarrow() const { return area_.width() < scaled(width_); }

    QWidget& area_;
    double width_;
    std::function<void(bool)> change_;
    bool narrow_;
};

} // namespace

void watchWidth(QWidget& area, double width, std::function<void(bool narrow)> change)
{
    new WidthWatch(area, width, std::move(change));
}

void stackWhenNarrow(QWidget& area, QBoxLayout& row, double width)
{
    watchWidth(area, width, [&row](bool narrow) { row.setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight); });
}

} // namespace sceau::gui
