#pragma once

#include "gui/step_page.hpp"
#include "workflow/target_look.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace Ui {
class StepSigning;
}

namespace sceau::gui {

/// Step 7: where the PDF goes, the PIN once more, then the real stages of the signature. Where the services of its level do not answer,
/// the choice between signing at B-B and asking them again instead.
class StepSigning : public StepPage {
    Q_OBJECT
public:
    explicit StepSigning(QWidget* parent = nullptr);
    ~StepSigning() override;
    void present(const workflow::Snapshot& snapshot) override;
    [[nodiscard]] Foot foot() const override;
    void act() override;
    void entered() override;

    [[nodiscard]] std::filesystem::path target() const;
    void setTarget(const std::filesystem::path& target);
    [[nodiscard]] std::optional<bool> targetIsThere() const { return there_; } ///< empty until the disk has answered
    [[nodiscard]] bool replaceAgreed() const;
    [[nodiscard]] bool lastTryAgreed() const;
    [[nodiscard]] base::Secret takePin();

Q_SIGNALS:
    void signatureAsked(); ///< the owner takes the PIN at once
    void basicLevelChosen();
    void levelCheckAsked();

private:
    [[nodiscard]] bool ready() const;
    void presentWork(bool starts);
    void presentLevel();
    void presentSummary();
    void lookAtTarget();
    void targetLooked(const std::filesystem::path& file, bool there);
    void takeProposal(const std::filesystem::path& file);
    void presentTarget();
    void presentWhatIsAsked();
    void proposeTarget();
    void chooseTarget();

    std::unique_ptr<Ui::StepSigning> ui_;
    workflow::Snapshot snapshot_;
    std::string proposedFor_; ///< the dossier whose target was proposed
    workflow::TargetLook look_;
    std::optional<bool> there_;      ///< the target; empty until the disk has answered
    std::filesystem::path agreedTo_; ///< a file whose replacement a dialog has asked for
};

} // namespace sceau::gui
