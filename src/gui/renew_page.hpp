#pragma once

#include "workflow/key_care.hpp"

#include <QWidget>
#include <map>
#include <memory>

namespace Ui {
class RenewPage;
}

namespace sceau::gui {

class StepPage;
class StepDossier;
class StepSigning;

/// « Renouveler »: the eight steps under one step bar, with what runs, what failed, and one main action at the foot.
class RenewPage : public QWidget {
    Q_OBJECT
public:
    explicit RenewPage(QWidget* parent = nullptr);
    ~RenewPage() override;

    void present(const workflow::Snapshot& snapshot);
    /// What the pages ask for is asked of `renewal`, which outlives this page.
    void drive(workflow::Renewal& renewal);

    [[nodiscard]] StepPage& page(workflow::Step step) const;

Q_SIGNALS:
    void careAsked(sceau::workflow::Care care);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makePages();
    void driveAnswers(workflow::Renewal& renewal);
    void driveSecrets(workflow::Renewal& renewal);
    void driveFoot(workflow::Renewal& renewal);
    void presentProgress();
    void presentFailure();
    void presentHeader();
    void presentFoot();
    void enterStep();
    void startAgain();
    void offerPaper();
    [[nodiscard]] StepPage& current() const;

    std::unique_ptr<Ui::RenewPage> ui_;
    std::map<workflow::Step, StepPage*> pages_;
    workflow::Snapshot snapshot_;
    workflow::Renewal* renewal_ = nullptr;
    bool narrow_ = false;     ///< no room at the foot for quiet sentences
    bool paperAsked_ = false; ///< its dialog opens as soon as the dossier is there
};

} // namespace sceau::gui
