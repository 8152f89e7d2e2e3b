#pragma once

#include "gui/step_page.hpp"

#include <memory>

namespace Ui {
class StepEligibility;
}

namespace sceau::gui {

/// Step 3: every rule with its verdict, its dates and what to do; never only the first failure.
class StepEligibility : public StepPage {
    Q_OBJECT
public:
    explicit StepEligibility(QWidget* parent = nullptr);
    ~StepEligibility() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override { Q_EMIT nextAsked(); }

Q_SIGNALS:
    void calendarAsked();

private:
    void presentResult(const renewal::Eligibility& eligibility);

    std::unique_ptr<Ui::StepEligibility> ui_;
    workflow::Snapshot snapshot_;
};

} // namespace sceau::gui
