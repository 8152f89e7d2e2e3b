#pragma once

#include "gui/step_page.hpp"

#include <memory>

namespace Ui {
class StepDone;
}

namespace sceau::gui {

/// Step 8: what was signed, where it lies, what our own verifier says of it, and what comes next; no promise without a receipt.
class StepDone : public StepPage {
    Q_OBJECT
public:
    explicit StepDone(QWidget* parent = nullptr);
    ~StepDone() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override { Q_EMIT finished(); }

Q_SIGNALS:
    void finished();
    void copyAsked();
    void printAsked();
    void recordAsked();

private:
    void presentFile();
    void presentLevel(const pades::SignatureReport* own);
    void presentCheck(const pades::SignatureReport& report);
    void presentNext();

    std::unique_ptr<Ui::StepDone> ui_;
    workflow::Snapshot snapshot_;
};

} // namespace sceau::gui
