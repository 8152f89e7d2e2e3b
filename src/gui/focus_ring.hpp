#pragma once

#include <QFocusFrame>

namespace sceau::gui {

/// A ring outside whatever has the focus, always visible and always the same. Fields that draw their own focus (text, lists) are left
/// alone.
class FocusRing : public QFocusFrame {
    Q_OBJECT
public:
    explicit FocusRing(QWidget* window);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QWidget* focused);
};

} // namespace sceau::gui
