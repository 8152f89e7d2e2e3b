#include "sights.hpp"

#include "dossier_file.hpp"
#include "gui/assistance_page.hpp"
#include "gui/care_page.hpp"
#include "gui/history_page.hpp"
#include "gui/paper_dialog.hpp"
#include "gui/pdf_panel.hpp"
#include "gui/pdf_view.hpp"
#include "gui/reminders_dialog.hpp"
#include "gui/renew_page.hpp"
#include "gui/settings_page.hpp"
#include "gui/step_dossier.hpp"
#include "gui/thumbnail_strip.hpp"
#include "gui/trial_page.hpp"
#include "gui/verify_detail.hpp"
#include "gui/verify_page.hpp"
#include "gui/verify_view.hpp"
#include "history_states.hpp"
#include "snapshots.hpp"
#include "verify_states.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>
#include <ostream>

namespace sceau::test {

namespace {

using base::Code;
using token::TryLevel;
using workflow::Care;
using workflow::CareState;

std::string plain(std::string name)
{
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

Sight renewal(const std::string& name, const workflow::Snapshot& snapshot)
{
    return {plain(name), [snapshot](gui::MainWindow& window) {
                window.present(snapshot);
                window.showRenewal();
            }};
}

Sight key(const std::string& name, const workflow::Snapshot& snapshot)
{
    return {"key_" + plain(name), [snapshot](gui::MainWindow& window) {
                window.present(snapshot);
                window.showKey();
            }};
}

Sight care(const std::string& name, const CareState& state)
{
    return {"care_" + name, [state](gui::MainWindow& window) {
                window.carePage().present(state);
                window.showCare(state.care, false);
            }};
}

/// `before`: stages that were passed.
Sight trial(const std::string& name, const workflow::TrialState& state, const std::vector<std::string>& before = {})
{
    return {"trial" + name, [state, before](gui::MainWindow& window) {
                for (const auto& stage : before)
                    window.trialPage().present(snapshots::trialAt(stage));
                window.trialPage().present(state);
                window.showTrial();
            }};
}

Sight assistance(const std::string& name, const workflow::AssistanceState& state)
{
    return {"assistance_" + name, [state](gui::MainWindow& window) {
                window.assistancePage().present(state);
                window.showAssistance();
            }};
}

Sight settings(const std::string& name, const workflow::PreferencesState& state)
{
    return {"settings" + name, [state](gui::MainWindow& window) {
                window.settingsPage().present(state);
                window.showSettings();
            }};
}

workflow::PreferencesState lockedPreferences()
{
    auto state = snapshots::preferences();
    state.settings.locked = {"portal", "trust", "proxy", "testSite"};
    return state;
}

workflow::PreferencesState proxiedPreferences()
{
    auto state = snapshots::preferences();
    state.settings.proxy = "http://proxy.cabinet.example:3128";
    return state;
}

Sight changedSettings()
{
    return {"settings_restart", [](gui::MainWindow& window) {
                auto state = snapshots::preferences();
                window.settingsPage().present(state);
                state.settings.portal = "https://portail.example/ordre";
                window.settingsPage().present(state);
                window.showSettings();
            }};
}

Sight history(const std::string& name, const snapshots::Signed& list, int row = snapshots::SignedRow::present)
{
    return {"history_" + name, [&list, row](gui::MainWindow& window) {
                window.historyPage().show(list.rows);
                window.historyPage().present(list.state);
                window.historyPage().choose(row);
                window.showHistory();
            }};
}

std::vector<Sight> histories()
{
    const auto& list = snapshots::signedFiles();
    return {history("empty", snapshots::nothingSigned()),
            history("present", list),
            history("unrecorded", list, snapshots::SignedRow::unrecorded),
            history("missing", list, snapshots::SignedRow::missing),
            history("changed", list, snapshots::SignedRow::changed),
            history("unreadable", list, snapshots::SignedRow::unreadable),
            history("unlooked", list, snapshots::SignedRow::unlooked),
            history("raising", snapshots::raising()),
            history("raised", snapshots::raised()),
            history("refused", snapshots::raiseRefused()),
            history("set_aside", snapshots::setAside())};
}

bool showsWhatChanged(gui::MainWindow& window)
{
    const auto* other = window.findChild<QPushButton*>(QStringLiteral("otherRevision"));
    if (!other->isVisibleTo(&window)) return false;
    const auto views = window.verifyPage().findChildren<gui::PdfView*>();
    return std::any_of(views.begin(), views.end(), [&](auto* view) { return view->isVisible() && view->sharp(); });
}

/// Pages are drawn in other processes.
void await(const std::function<bool()>& drawn)
{
    const QDeadlineTimer limit(std::chrono::seconds(10));
    while (!drawn() && !limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

bool hasThumbnail(const gui::PageThumbnails& thumbnails, int page)
{
    return page >= thumbnails.rowCount() || !thumbnails.data(thumbnails.index(page), Qt::DecorationRole).isNull();
}

gui::PdfPanel& openDossier(gui::MainWindow& window)
{
    window.present(snapshots::dossierWithFile());
    window.showRenewal();
    auto& panel = static_cast<gui::StepDossier&>(window.renewPage().page(workflow::Step::dossier)).dossier();
    await([&] { return panel.view().sharp() && !panel.view().accessibleDescription().isEmpty(); });
    return panel;
}

/// A dialog over the key's page.
template <class Dialog> Sight dialog(const std::string& name, const std::function<void(Dialog&)>& fill = {})
{
    return {name, [fill](gui::MainWindow& window) {
                window.present(snapshots::ready());
                auto* dialog = new Dialog(&window);
                if (fill) fill(*dialog);
                dialog->open();
            }};
}

Sight reminders(const std::string& name, bool on, bool tray)
{
    return dialog<gui::RemindersDialog>("reminders" + name, [on, tray](gui::RemindersDialog& dialog) {
        workflow::RemindersState state;
        state.known = true;
        state.on = on;
        dialog.present(state);
        dialog.setTray(tray);
    });
}

Sight dossierThumbnails()
{
    return {"dossier_thumbnails", [](gui::MainWindow& window) {
                auto& panel = openDossier(window);
                panel.showThumbnails(true);
                const auto* strip = window.findChild<gui::ThumbnailStrip*>();
                panel.view().goToPage(1);
                await([&] { return panel.view().sharp() && (!strip->isVisible() || hasThumbnail(strip->thumbnails(), 2)); });
            }};
}

Sight dossierSelection()
{
    return {"dossier_selection", [](gui::MainWindow& window) {
                auto& view = openDossier(window).view();
                QKeyEvent further(QEvent::KeyPress, Qt::Key_Down, Qt::ShiftModifier);
                constexpr int lines = 7;
                for (int line = 0; line < lines; ++line)
                    QCoreApplication::sendEvent(&view, &further);
            }};
}

void scrollToPage(gui::MainWindow& window)
{
    auto* bar = window.verifyPage().findChild<gui::VerifyDetail*>()->findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
}

Sight verifying(const std::string& name, const snapshots::Verified& list, int row, bool hasPage = false, bool toPage = false)
{
    return {"verify_" + name, [&list, row, hasPage, toPage](gui::MainWindow& window) {
                window.verifyPage().setSignable(true);
                window.verifyPage().show(list.files);
                window.verifyPage().present(list.state);
                window.showVerification();
                window.verifyPage().choose(row);
                if (hasPage) await([&] { return showsWhatChanged(window); });
                if (toPage) scrollToPage(window);
            }};
}

std::vector<Sight> verifications()
{
    static const snapshots::Verified nothing;
    const auto& files = snapshots::verified();
    return {
        verifying("empty", nothing, 0),
        verifying("accepted", files, snapshots::acceptedRow),
        verifying("pending", files, snapshots::pendingRow),
        verifying("rejected", files, snapshots::rejectedRow, true),
        verifying("rejected_page", files, snapshots::rejectedRow, true, true),
        verifying("several", files, snapshots::severalRow),
        verifying("unsigned", files, snapshots::unsignedRow),
        verifying("unreadable", files, snapshots::unreadableRow),
        verifying("waiting", files, snapshots::waitingRow),
        verifying("under_way", snapshots::underWay(), snapshots::acceptedRow),
        verifying("stopped", snapshots::stopped(), snapshots::acceptedRow),
        verifying("no_authority", snapshots::noAuthority(), snapshots::acceptedRow),
        verifying("reported", snapshots::reported(), snapshots::acceptedRow),
        verifying("listing_failed", snapshots::listingFailed(), snapshots::acceptedRow),
        verifying("broken_off", snapshots::brokenOff(), snapshots::acceptedRow),
    };
}

CareState withPad(CareState state)
{
    state.token->pin.pad = true;
    return state;
}

CareState away(CareState state)
{
    state.there = false;
    return state;
}

workflow::AssistanceState looking()
{
    workflow::AssistanceState state;
    state.busy = true;
    state.stage = "stage.drivers";
    return state;
}

workflow::AssistanceState used()
{
    auto state = snapshots::assistance();
    state.chosen = "/usr/lib/pkcs11/libgclib.so";
    return state;
}

workflow::AssistanceState named()
{
    auto state = snapshots::assistance();
    state.named = "/usr/lib/pkcs11/libgclib.so";
    return state;
}

std::vector<Sight> cares()
{
    const auto change = [](TryLevel level = TryLevel::ok) { return snapshots::care(Care::changePin, level); };
    const auto unblock = [](TryLevel puk = TryLevel::ok) { return snapshots::care(Care::unblock, TryLevel::locked, puk); };
    return {
        care("change", change()),
        care("change_wrong", snapshots::careFailed(change(TryLevel::low), Code::pinIncorrect)),
        care("change_last_try", change(TryLevel::final)),
        care("change_locked", change(TryLevel::locked)),
        care("change_initial", change(TryLevel::toBeChanged)),
        care("change_pad", withPad(change())),
        care("change_away", away(change())),
        care("change_unknown", snapshots::careFailed(change(TryLevel::unknown), Code::newPinUnknown)),
        care("change_slow", snapshots::careUnderWay()),
        care("changed", snapshots::careDone(Care::changePin)),
        care("unblock", unblock()),
        care("unblock_wrong", snapshots::careFailed(unblock(TryLevel::low), Code::pukIncorrect)),
        care("unblock_last_try", unblock(TryLevel::final)),
        care("unblock_destroyed", unblock(TryLevel::locked)),
        care("unblock_pad", withPad(unblock())),
        care("unblocked", snapshots::careDone(Care::unblock)),
    };
}

std::vector<Sight> trials()
{
    using snapshots::trialFailed;
    const auto ready = [](TryLevel level = TryLevel::ok) { return snapshots::trial(level); };
    return {
        trial("", ready()),
        trial("_last_try", ready(TryLevel::final)),
        trial("_locked", ready(TryLevel::locked)),
        trial("_nowhere", snapshots::trialImpossible(Code::loginNowhere)),
        trial("_expired", snapshots::trialImpossible(Code::certificateExpired)),
        trial("_unfit", snapshots::trialUnfit()),
        trial("_connecting", snapshots::trialAt("stage.connect")),
        trial("_slow", snapshots::trialAt("stage.slow"), {"stage.connect", "stage.key"}),
        trial("_answering", snapshots::trialAt("stage.answer"), {"stage.connect", "stage.key"}),
        trial("_wrong", trialFailed(ready(TryLevel::low), Code::pinIncorrect)),
        trial("_not_asked", trialFailed(ready(), Code::certificateNotAsked)),
        trial("_refused", trialFailed(ready(), Code::certificateRefused)),
        trial("_unsafe", trialFailed(ready(), Code::networkTls)),
        trial("_done", snapshots::trialDone()),
    };
}

std::vector<Sight> everySight()
{
    std::vector<Sight> all;
    for (const auto& [name, snapshot] : snapshots::all()) {
        all.push_back(renewal(name, snapshot));
        if (snapshot.step == workflow::Step::key) all.push_back(key(name, snapshot));
    }
    all.push_back(reminders("", true, true));
    all.push_back(reminders("_no_tray", false, false));
    all.push_back(dialog<gui::PaperDialog>("paper_way"));
    all.push_back(dossierThumbnails());
    all.push_back(dossierSelection());
    for (auto& each : cares())
        all.push_back(std::move(each));
    for (auto& each : trials())
        all.push_back(std::move(each));
    for (auto& each : histories())
        all.push_back(std::move(each));
    for (auto& each : verifications())
        all.push_back(std::move(each));
    all.push_back(assistance("looking", looking()));
    all.push_back(assistance("drivers", snapshots::assistance()));
    all.push_back(assistance("used", used()));
    all.push_back(assistance("named", named()));
    all.push_back(assistance("service_stopped", snapshots::serviceStopped()));
    all.push_back(settings("", snapshots::preferences()));
    all.push_back(settings("_locked", lockedPreferences()));
    all.push_back(settings("_proxy", proxiedPreferences()));
    all.push_back(changedSettings());
    return all;
}

} // namespace

const std::vector<Sight>& sights()
{
    static const auto all = everySight();
    return all;
}

void PrintTo(const Sight& sight, std::ostream* out)
{
    *out << sight.name;
}

} // namespace sceau::test
