#pragma once

#include "gui/icons.hpp"

#include <QWidget>
#include <vector>

namespace sceau::gui {

/// What was found of one thing: a sign, what it is, and what follows from it.
struct Finding {
    QString icon;
    Ink ink = Ink::text;
    QString title, detail;
    bool strong = true; ///< the title
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Findings under one another.
class FindingList : public QWidget {
    Q_OBJECT
public:
    explicit FindingList(QWidget* parent = nullptr);
    void present(const std::vector<Finding>& findings);

private:
    std::vector<Finding> findings_;
};

} // namespace sceau::gui
