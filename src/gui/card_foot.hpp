#pragma once

#include <QWidget>

namespace sceau::gui {

/// What fills a card down to its rounded corners, and is cut as they are: a card's line is seen all around it.
class CardFoot : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace sceau::gui
