#include "gui/main_window.hpp"

#include "gui/assistance_page.hpp"
#include "gui/care_page.hpp"
#include "gui/history_page.hpp"
#include "gui/key_page.hpp"
#include "gui/reminders_dialog.hpp"
#include "gui/renew_page.hpp"
#include "gui/settings_page.hpp"
#include "gui/trial_page.hpp"
#include "gui/verify_page.hpp"
#include "gui/words.hpp"
#include "support/settings.hpp"
#include "ui_main_window.h"

/// How the places of the window come to life: each gets what it shows and acts on.
namespace sceau::gui {

using workflow::Renewal;

void MainWindow::drive(Renewal& renewal)
{
    renewal_ = &renewal;
    care_ = std::make_unique<workflow::KeyCare>(renewal);
    trial_ = std::make_unique<workflow::KeyTrial>(renewal);
    driveKey();
    driveReminders();
    driveRenewal();
    driveCare();
    driveTrial();
    driveHistory();
    driveVerification();
    driveAssistance();
    driveSettings();
    makeNextPage();
}

/// Now, and whenever the renewal or the keys change.
void MainWindow::follow(std::function<void()> present)
{
    connect(renewal_, &Renewal::changed, this, present);
    connect(renewal_, &Renewal::keysChanged, this, present);
    present();
}

void MainWindow::driveKey()
{
    keyPage_->setAuthorities(renewal_->settings().anchors);
    connect(keyPage_, &KeyPage::refreshAsked, renewal_, &Renewal::refresh);
    connect(keyPage_, &KeyPage::tokenChosen, renewal_, &Renewal::chooseToken);
    follow([this] { keyPage_->present(renewal_->snapshot()); });
}

void MainWindow::driveReminders()
{
    if (renewal_->settings().historyFolder.empty()) return; // nothing is kept of such a run
    reminders_ = std::make_unique<workflow::Reminders>(workflow::remindersIn(workflow::remindersFolder()));
    connect(keyPage_, &KeyPage::remindersAsked, this,
            [this] { askReminders(*this, *reminders_, clock_, [this] { keyPage_->addToCalendar(); }); });
    follow([this] { gui::follow(*reminders_, renewal_->snapshot(), clock_.now()); });
}

void MainWindow::driveRenewal()
{
    if (renewal_ != nullptr && renewPage_ != nullptr) renewPage_->drive(*renewal_);
}

void MainWindow::driveCare()
{
    if (care_ && carePage_ != nullptr) carePage_->drive(*care_);
}

void MainWindow::driveTrial()
{
    if (trial_ && trialPage_ != nullptr) trialPage_->drive(*trial_);
}

void MainWindow::driveHistory()
{
    if (renewal_ == nullptr || historyPage_ == nullptr) return;
    const auto& settings = renewal_->settings();
    history_ = std::make_unique<workflow::History>(workflow::HistorySettings{settings.historyFolder, settings.services, settings.anchors});
    historyPage_->drive(*history_);
}

void MainWindow::driveVerification()
{
    if (renewal_ == nullptr || verifyPage_ == nullptr) return;
    const auto& settings = renewal_->settings();
    workflow::VerificationSettings how;
    how.anchors = settings.anchors;
    how.trustedLists = settings.trustedLists;
    how.portal = settings.portal;
    how.online = review::Online{support::authoritiesFolder(), settings.services.network.proxy, settings.services.network.localAuthorities};
    how.clock = settings.clock;
    how.limits = settings.limits;
    how.language = language();
    verification_ = std::make_unique<workflow::Verification>(std::move(how));
    verifyPage_->drive(*verification_);
    follow([this] { verifyPage_->setSignable(workflow::takesGivenPdf(renewal_->snapshot())); });
}

void MainWindow::driveAssistance()
{
    if (renewal_ == nullptr || assistancePage_ == nullptr) return;
    assistance_ = std::make_unique<workflow::Assistance>(*renewal_);
    assistancePage_->drive(*assistance_);
}

/// A site that was just set is tried from now on, not only by the next start.
void MainWindow::driveSettings()
{
    if (renewal_ == nullptr || settingsPage_ == nullptr) return;
    preferences_ = std::make_unique<workflow::Preferences>();
    settingsPage_->drive(*preferences_);
    connect(preferences_.get(), &workflow::Preferences::changed, trial_.get(), [this] {
        const auto& now = preferences_->state();
        if (now.saved) trial_->useSite(now.settings.testSite, now.settings.proxy);
    });
}

} // namespace sceau::gui
