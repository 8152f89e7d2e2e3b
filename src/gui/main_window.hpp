#pragma once

#include "gui/place.hpp"
#include "workflow/assistance.hpp"
#include "workflow/history.hpp"
#include "workflow/key_care.hpp"
#include "workflow/key_trial.hpp"
#include "workflow/preferences.hpp"
#include "workflow/reminders.hpp"
#include "workflow/verification.hpp"

#include <QWidget>
#include <functional>
#include <memory>

class QPushButton;

namespace Ui {
class MainWindow;
}

namespace sceau::gui {

class AssistancePage;
class CarePage;
class HistoryPage;
class KeyPage;
class RenewPage;
class SettingsPage;
class TrialPage;
class VerifyPage;

/// The side bar and its places. It can be shown before any renewal exists: drive() brings it to life after the first paint. A page is made
/// when it is first wanted, and those that nobody wanted once the window has been seen, each in a turn of its own.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(base::Clock clock, const renewal::Limits& limits, QWidget* parent = nullptr);
    ~MainWindow() override;

    void drive(workflow::Renewal& renewal); ///< which outlives the window
    void present(const workflow::Snapshot& snapshot);
    void showKey();
    void showRenewal();
    void showHistory();
    void showVerification();
    void showAssistance();
    void showSettings();
    void open(Place place);
    [[nodiscard]] Place place() const; ///< the last one that was shown
    void showSiteSettings();
    void showCare(workflow::Care care, bool fromRenewal); ///< nothing without a key, or while it is cared for
    void showTrial();                                     ///< nothing is asked yet
    [[nodiscard]] KeyPage& keyPage() { return *keyPage_; }
    RenewPage& renewPage();
    CarePage& carePage();
    TrialPage& trialPage();
    HistoryPage& historyPage();
    VerifyPage& verifyPage();
    AssistancePage& assistancePage();
    SettingsPage& settingsPage();

    void verify(const std::filesystem::path& file); ///< once driven

Q_SIGNALS:
    void painted(); ///< once, after the first paint
    void closing();
    void restartAsked(); ///< the program is to be started anew, for settings that are read at its start

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Entry {
        QPushButton* button;
        QString name;
    };
    [[nodiscard]] std::vector<Entry> places() const;
    void goTo(QWidget& page, const QPushButton& place);
    void connectPlaces();
    template <class Page> Page* added(Page* page);
    void makeNextPage();
    void follow(std::function<void()> present);
    void driveKey();
    void driveReminders();
    void driveRenewal();
    void driveCare();
    void driveTrial();
    void driveHistory();
    void driveVerification();
    void driveAssistance();
    void driveSettings();
    void fitSideBar();

    base::Clock clock_;
    std::unique_ptr<Ui::MainWindow> ui_;
    KeyPage* keyPage_;
    RenewPage* renewPage_ = nullptr;
    CarePage* carePage_ = nullptr;
    TrialPage* trialPage_ = nullptr;
    HistoryPage* historyPage_ = nullptr;
    VerifyPage* verifyPage_ = nullptr;
    AssistancePage* assistancePage_ = nullptr;
    SettingsPage* settingsPage_ = nullptr;
    workflow::Renewal* renewal_ = nullptr;
    std::unique_ptr<workflow::KeyCare> care_;
    std::unique_ptr<workflow::Reminders> reminders_;
    std::unique_ptr<workflow::KeyTrial> trial_;
    std::unique_ptr<workflow::History> history_;
    std::unique_ptr<workflow::Verification> verification_;
    std::unique_ptr<workflow::Assistance> assistance_;
    std::unique_ptr<workflow::Preferences> preferences_;
    Place place_ = Place::key;
    bool painted_ = false;
};

} // namespace sceau::gui
