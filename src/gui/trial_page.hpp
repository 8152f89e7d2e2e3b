#pragma once

#include "workflow/key_trial.hpp"

#include <QWidget>
#include <memory>

namespace Ui {
class TrialPage;
}

namespace sceau::gui {

/// Where a key is shown to a web site, to see whether it works: which site, its PIN, what happens, what came of it.
class TrialPage : public QWidget {
    Q_OBJECT
public:
    explicit TrialPage(base::Clock clock, QWidget* parent = nullptr);
    ~TrialPage() override;

    void drive(workflow::KeyTrial& trial); ///< which outlives the page
    void present(const workflow::TrialState& state);
    void enter();

Q_SIGNALS:
    void left();
    void unblockingAsked();
    void settingsAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// What the button at the foot does: there is always a next step.
    enum class Next { test, leave, unblock, settings, nothing };

    [[nodiscard]] Next next() const;
    void presentFacts();
    void presentWork(bool starts);
    void presentOutcome();
    void presentFoot();
    void act();
    void ask();

    std::unique_ptr<Ui::TrialPage> ui_;
    base::Clock clock_;
    workflow::KeyTrial* trial_ = nullptr;
    workflow::TrialState state_;
    bool narrow_ = false; ///< no room at the foot for quiet sentences
};

} // namespace sceau::gui
