#pragma once

#include "gui/notice.hpp"

class QPushButton;

namespace sceau::gui {

/// A notice with the one thing to do about it.
class ActionNotice : public Notice {
    Q_OBJECT
public:
    explicit ActionNotice(QWidget* parent = nullptr);
    void offer(const QString& action); ///< empty: nothing is to be done

Q_SIGNALS:
    void taken();

private:
    QPushButton* action_;
};

} // namespace sceau::gui
