#pragma once

#include <QWidget>

namespace sceau::gui {

/// Whom to call: one line a contact, from the file that an administrator edits. Stands at the foot of every failure and of the end.
class ContactsFoot : public QWidget {
    Q_OBJECT
public:
    explicit ContactsFoot(QWidget* parent = nullptr);
};

} // namespace sceau::gui
