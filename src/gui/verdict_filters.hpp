#pragma once

#include "workflow/verification.hpp"

#include <QButtonGroup>
#include <optional>

class QLayout;
class QPushButton;

namespace sceau::gui {

/// One button for each verdict and one for all, with how many files there are: they are the legend of the bar, and filter the list.
class VerdictFilters : public QButtonGroup {
    Q_OBJECT
public:
    VerdictFilters(QLayout& into, QObject* parent);
    void present(const workflow::VerificationState& state);
    void choose(std::optional<review::Verdict> verdict);

Q_SIGNALS:
    void chosen(std::optional<sceau::review::Verdict> verdict);

private:
    struct Filter {
        std::optional<review::Verdict> verdict;
        QPushButton* button;
    };
    std::vector<Filter> filters_;
};

} // namespace sceau::gui
