#pragma once

#include <QStringList>
#include <QWidget>

namespace sceau::gui {

/// Where one is in a sequence of steps: done ones are ticked, the current one is named in full even when there is little room.
class StepBar : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(QWidget* parent = nullptr);
    void setSteps(const QStringList& names);
    void setCurrent(int step, bool finished = false); ///< `finished`: the current one is done too
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class State { done, current, ahead };
    [[nodiscard]] State stateOf(int step) const;
    [[nodiscard]] int widthOf(int step, bool named) const;
    [[nodiscard]] int widthNeeded(bool everyName) const;
    void drawCircle(QPainter& painter, int step, const QRectF& circle) const;
    void drawName(QPainter& painter, int step, double x) const;
    void drawDash(QPainter& painter, int step, double x, double space) const;

    QStringList names_;
    int current_ = 0;
    bool finished_ = false;
};

} // namespace sceau::gui
