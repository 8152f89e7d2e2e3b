#pragma once

#include <QWidget>

namespace sceau::gui {

/// The days a key has left, as a number that matters and an arc that empties.
class CountdownRing : public QWidget {
    Q_OBJECT
public:
    enum class Mood { calm, soon, urgent };

    explicit CountdownRing(QWidget* parent = nullptr);
    /// `share`: how much of the arc is left, 0 to 1. Negative days: the key has expired.
    void present(int days, double share, Mood mood);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int days_ = 0;
    double share_ = 0;
    Mood mood_ = Mood::calm;
};

} // namespace sceau::gui
