#pragma once

#include "gui/step_page.hpp"
#include "workflow/key_care.hpp"

#include <memory>

namespace Ui {
class StepPin;
}

namespace sceau::gui {

/// Step 2: whose key, the state of its PIN in words, then the PIN; one click is one try.
class StepPin : public StepPage {
    Q_OBJECT
public:
    explicit StepPin(QWidget* parent = nullptr);
    ~StepPin() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override;
    void entered() override;
    [[nodiscard]] base::Secret takePin();
    [[nodiscard]] bool lastTryAgreed() const;

Q_SIGNALS:
    void careAsked(sceau::workflow::Care care); ///< this key wants another PIN first
    void activationAsked();                     ///< the owner takes the PIN at once: a secret never travels in a signal

private:
    void presentRemedy();
    void presentButtons();

    std::unique_ptr<Ui::StepPin> ui_;
    workflow::Snapshot snapshot_;
};

} // namespace sceau::gui
