#include "gui/whole_dialog.hpp"

#include "gui/theme.hpp"

#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QScreen>

namespace sceau::gui {

namespace {

/// Qt sizes a dialog once, and to two thirds of the screen at most.
class Fitter : public QObject {
public:
    Fitter(QDialog& dialog, double width) : QObject(&dialog), dialog_(dialog), width_(width) { dialog.installEventFilter(this); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest) fit();
        return QObject::eventFilter(watched, event);
    }

private:
    void fit()
    {
        auto& layout = *dialog_.layout();
        const QSize room = dialog_.screen()->availableSize();
        const int width = qMin(qMax(scaled(width_), layout.totalMinimumSize().width()), room.width());
        dialog_.resize(width, qMin(layout.totalHeightForWidth(width), room.height()));
    }

    QDialog& dialog_;
    double width_;
};

} // namespace

void keepWhole(QDialog& dialog, double width)
{
    new Fitter(dialog, width);
}

} // namespace sceau::gui
