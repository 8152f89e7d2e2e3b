#pragma once

#include "workflow/assistance.hpp"
#include "workflow/history.hpp"
#include "workflow/key_care.hpp"
#include "workflow/preferences.hpp"
#include "workflow/verification.hpp"

#include <QWidget>
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
class VerifyPage;

/// The side bar and its places. It can be shown before any renewal exists: drive() brings it to life after the first paint.
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
    void showCare(workflow::Care care, bool fromRenewal); ///< nothing without a key, or while it is cared for
    [[nodiscard]] KeyPage& keyPage() { return *keyPage_; }
    [[nodiscard]] RenewPage& renewPage() { return *renewPage_; }
    [[nodiscard]] CarePage& carePage() { return *carePage_; }
    [[nodiscard]] HistoryPage& historyPage() { return *historyPage_; }
    [[nodiscard]] VerifyPage& verifyPage() { return *verifyPage_; }
    [[nodiscard]] AssistancePage& assistancePage() { return *assistancePage_; }
    [[nodiscard]] SettingsPage& settingsPage() { return *settingsPage_; }

    void verify(const std::filesystem::path& file); ///< once driven

Q_SIGNALS:
    void painted(); ///< once, after the first paint

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place {
        QPushButton* button;
        QWidget* page;
        QString name;
    };
    [[nodiscard]] std::vector<Place> places() const;
    void goTo(QWidget& page, const QPushButton& place);
    void connectPlaces();
    void driveHistory(const workflow::Settings& settings);
    void driveVerification(workflow::Renewal& renewal);
    void fitSideBar();

    std::unique_ptr<Ui::MainWindow> ui_;
    KeyPage* keyPage_;
    RenewPage* renewPage_;
    CarePage* carePage_;
    HistoryPage* historyPage_;
    VerifyPage* verifyPage_;
    AssistancePage* assistancePage_;
    SettingsPage* settingsPage_;
    std::unique_ptr<workflow::KeyCare> care_;
    std::unique_ptr<workflow::History> history_;
    std::unique_ptr<workflow::Verification> verification_;
    std::unique_ptr<workflow::Assistance> assistance_;
    std::unique_ptr<workflow::Preferences> preferences_;
    bool painted_ = false;
};

} // namespace sceau::gui
