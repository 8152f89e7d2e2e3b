#pragma once

#include <QCheckBox>

namespace sceau::gui {

/// A check box whose sentence runs over several lines: Qt's own draws one line and cuts the rest.
class WrappedCheckBox : public QCheckBox {
    Q_OBJECT
public:
    explicit WrappedCheckBox(QWidget* parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

private:
    [[nodiscard]] int indent() const;
};

} // namespace sceau::gui
