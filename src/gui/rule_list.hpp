#pragma once

#include "renewal/eligibility.hpp"

#include <QFrame>

namespace sceau::gui {

/// Every rule with its verdict: an icon, a word, the sentence, and what to do.
class RuleList : public QFrame {
    Q_OBJECT
public:
    explicit RuleList(QWidget* parent = nullptr);
    void present(const std::vector<renewal::RuleVerdict>& rules);
};

/// "Conforme", "À surveiller", "À vérifier", "Non conforme".
[[nodiscard]] QString inWords(renewal::Outcome outcome);

} // namespace sceau::gui
