#pragma once

#include "gui/step_page.hpp"

#include <memory>

namespace Ui {
class StepIdentity;
}

namespace sceau::gui {

/// Step 4: what the directory knows, read-only; certified exact, or what to do with the Ordre when it is not.
class StepIdentity : public StepPage {
    Q_OBJECT
public:
    explicit StepIdentity(QWidget* parent = nullptr);
    ~StepIdentity() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override { Q_EMIT nextAsked(); }

Q_SIGNALS:
    void identityAccepted(bool accepted);

private:
    std::unique_ptr<Ui::StepIdentity> ui_;
    workflow::Snapshot snapshot_;
};

} // namespace sceau::gui
