#include "gui/main_window.hpp"

#include "gui/accessible_places.hpp"
#include "gui/assistance_page.hpp"
#include "gui/care_page.hpp"
#include "gui/enter_key.hpp"
#include "gui/focus_ring.hpp"
#include "gui/history_page.hpp"
#include "gui/icons.hpp"
#include "gui/key_page.hpp"
#include "gui/renew_page.hpp"
#include "gui/settings_page.hpp"
#include "gui/theme.hpp"
#include "gui/trial_page.hpp"
#include "gui/verify_page.hpp"
#include "gui/words.hpp"
#include "ui_main_window.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

namespace sceau::gui {

namespace {
constexpr double sideBarWidth = 216, narrowSideBar = 64, narrowBelow = 940;
}

MainWindow::MainWindow(base::Clock clock, const renewal::Limits& limits, QWidget* parent)
    : QWidget(parent), clock_(clock), ui_(std::make_unique<Ui::MainWindow>())
{
    nameRolesForReaders();
    ui_->setupUi(this);
    keyPage_ = added(new KeyPage(clock, limits, ui_->places));
    ui_->mark->present(QStringLiteral("mark"), Ink::accent, 26);
    ui_->keyPlace->setIcon(icon(QStringLiteral("key")));
    ui_->renewPlace->setIcon(icon(QStringLiteral("renew")));
    ui_->historyPlace->setIcon(icon(QStringLiteral("dossier")));
    ui_->verifyPlace->setIcon(icon(QStringLiteral("shield")));
    ui_->assistancePlace->setIcon(icon(QStringLiteral("question")));
    ui_->settingsPlace->setIcon(icon(QStringLiteral("settings")));
    for (const auto& place : places())
        place.button->setIconSize(QSize(scaled(26), scaled(18)));
    setWindowIcon(icon(QStringLiteral("mark"), Ink::accent));
    setMinimumSize(640, 480);
    connectPlaces();
    new FocusRing(this);
    showKey();
    fitSideBar();
}

MainWindow::~MainWindow() = default;

/// In the order of Place, and the settings after them.
std::vector<MainWindow::Entry> MainWindow::places() const
{
    return {{ui_->keyPlace, tr("Ma clé")},      {ui_->renewPlace, tr("Renouveler")},      {ui_->historyPlace, tr("Mes dossiers")},
            {ui_->verifyPlace, tr("Vérifier")}, {ui_->assistancePlace, tr("Assistance")}, {ui_->settingsPlace, tr("Réglages")}};
}

void MainWindow::connectPlaces()
{
    connect(ui_->keyPlace, &QPushButton::clicked, this, &MainWindow::showKey);
    connect(ui_->renewPlace, &QPushButton::clicked, this, &MainWindow::showRenewal);
    connect(ui_->historyPlace, &QPushButton::clicked, this, &MainWindow::showHistory);
    connect(ui_->verifyPlace, &QPushButton::clicked, this, &MainWindow::showVerification);
    connect(ui_->assistancePlace, &QPushButton::clicked, this, &MainWindow::showAssistance);
    connect(ui_->settingsPlace, &QPushButton::clicked, this, &MainWindow::showSettings);
    connect(keyPage_, &KeyPage::renewalAsked, this, &MainWindow::showRenewal);
    connect(keyPage_, &KeyPage::careAsked, this, [this](workflow::Care care) { showCare(care, false); });
    connect(keyPage_, &KeyPage::trialAsked, this, &MainWindow::showTrial);
}

template <class Page> Page* MainWindow::added(Page* page)
{
    ui_->places->addWidget(page);
    return page;
}

RenewPage& MainWindow::renewPage()
{
    if (renewPage_ != nullptr) return *renewPage_;
    renewPage_ = added(new RenewPage(ui_->places));
    connect(renewPage_, &RenewPage::careAsked, this, [this](workflow::Care care) { showCare(care, true); });
    driveRenewal();
    return *renewPage_;
}

CarePage& MainWindow::carePage()
{
    if (carePage_ != nullptr) return *carePage_;
    carePage_ = added(new CarePage(clock_, ui_->places));
    connect(carePage_, &CarePage::left, this, [this](bool forRenewal) { forRenewal ? showRenewal() : showKey(); });
    driveCare();
    return *carePage_;
}

TrialPage& MainWindow::trialPage()
{
    if (trialPage_ != nullptr) return *trialPage_;
    trialPage_ = added(new TrialPage(clock_, ui_->places));
    connect(trialPage_, &TrialPage::left, this, &MainWindow::showKey);
    connect(trialPage_, &TrialPage::settingsAsked, this, &MainWindow::showSiteSettings);
    connect(trialPage_, &TrialPage::unblockingAsked, this, [this] { showCare(workflow::Care::unblock, false); });
    driveTrial();
    return *trialPage_;
}

HistoryPage& MainWindow::historyPage()
{
    if (historyPage_ != nullptr) return *historyPage_;
    historyPage_ = added(new HistoryPage(ui_->places));
    connect(historyPage_, &HistoryPage::renewAsked, this, &MainWindow::showRenewal);
    connect(historyPage_, &HistoryPage::verifyAsked, this, [this](const std::filesystem::path& file) {
        verify(file);
        showVerification();
    });
    driveHistory();
    return *historyPage_;
}

VerifyPage& MainWindow::verifyPage()
{
    if (verifyPage_ != nullptr) return *verifyPage_;
    verifyPage_ = added(new VerifyPage(ui_->places));
    connect(verifyPage_, &VerifyPage::signAsked, this, [this](const std::filesystem::path& file) {
        if (renewal_ != nullptr) renewal_->useGivenPdf(file);
        showRenewal();
    });
    driveVerification();
    return *verifyPage_;
}

AssistancePage& MainWindow::assistancePage()
{
    if (assistancePage_ != nullptr) return *assistancePage_;
    assistancePage_ = added(new AssistancePage(ui_->places));
    driveAssistance();
    return *assistancePage_;
}

SettingsPage& MainWindow::settingsPage()
{
    if (settingsPage_ != nullptr) return *settingsPage_;
    settingsPage_ = added(new SettingsPage(ui_->places));
    connect(settingsPage_, &SettingsPage::themeChosen, this, &useTheme);
    connect(settingsPage_, &SettingsPage::restartAsked, this, &MainWindow::restartAsked);
    driveSettings();
    return *settingsPage_;
}

/// The first that is missing, the likeliest first, and the next one when the window had time for other things.
void MainWindow::makeNextPage()
{
    if (renewPage_ == nullptr)
        renewPage();
    else if (verifyPage_ == nullptr)
        verifyPage();
    else if (historyPage_ == nullptr)
        historyPage();
    else if (assistancePage_ == nullptr)
        assistancePage();
    else if (carePage_ == nullptr)
        carePage();
    else if (trialPage_ == nullptr)
        trialPage();
    else if (settingsPage_ == nullptr)
        settingsPage();
    else
        return;
    QTimer::singleShot(0, this, &MainWindow::makeNextPage);
}

void MainWindow::verify(const std::filesystem::path& file)
{
    auto& page = verifyPage();
    if (!verification_) return;
    verification_->add({file});
    page.await(file);
}

void MainWindow::present(const workflow::Snapshot& snapshot)
{
    keyPage_->present(snapshot);
    renewPage().present(snapshot);
}

void MainWindow::goTo(QWidget& page, const QPushButton& place)
{
    const auto entries = places();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& [button, name] = entries[i];
        button->setChecked(button == &place);
        if (button != &place) continue;
        if (&page != settingsPage_) place_ = static_cast<Place>(i);
        page.setAccessibleName(name);
        QAccessibleEvent chosen(button, QAccessible::Selection);
        QAccessible::updateAccessibility(&chosen);
    }
    ui_->places->setCurrentWidget(&page);
}

/// A key that is being cared for, or tested, is shown as such: its answer is awaited there.
void MainWindow::showKey()
{
    const bool caring = care_ && care_->state().busy;
    const bool trying = trial_ && trial_->state().busy;
    goTo(caring ? static_cast<QWidget&>(carePage()) : trying ? static_cast<QWidget&>(trialPage()) : *keyPage_, *ui_->keyPlace);
    ui_->places->currentWidget()->setFocus();
}

void MainWindow::showRenewal()
{
    goTo(renewPage(), *ui_->renewPlace);
    if (!renewPage_->isAncestorOf(focusWidget())) renewPage_->setFocus();
}

void MainWindow::showHistory()
{
    goTo(historyPage(), *ui_->historyPlace);
    historyPage_->enter();
}

void MainWindow::showVerification()
{
    goTo(verifyPage(), *ui_->verifyPlace);
    verifyPage_->enter();
}

void MainWindow::showAssistance()
{
    goTo(assistancePage(), *ui_->assistancePlace);
    assistancePage_->enter();
}

void MainWindow::showSettings()
{
    goTo(settingsPage(), *ui_->settingsPlace);
    settingsPage_->enter();
}

void MainWindow::open(Place place)
{
    places()[static_cast<std::size_t>(place)].button->click();
}

Place MainWindow::place() const
{
    return place_;
}

void MainWindow::showSiteSettings()
{
    goTo(settingsPage(), *ui_->settingsPlace);
    settingsPage_->enterSite();
}

void MainWindow::showCare(workflow::Care care, bool fromRenewal)
{
    if (care_) care_->open(care);
    goTo(carePage(), *ui_->keyPlace);
    carePage_->enter(fromRenewal);
}

void MainWindow::showTrial()
{
    if (trial_) trial_->open();
    goTo(trialPage(), *ui_->keyPlace);
    trialPage_->enter();
}

void MainWindow::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), colours().window);
    if (painted_) return;
    painted_ = true;
    QTimer::singleShot(0, this, &MainWindow::painted);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitSideBar();
}

/// Enter presses the button that has the focus, as Space does, wherever a page has not made more of it.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (button == nullptr || !isEnter(*event)) return QWidget::keyPressEvent(event);
    button->click();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closing();
    QWidget::closeEvent(event);
}

/// Large letters in a narrow window: the side bar keeps its icons and gives its words' room to the page.
void MainWindow::fitSideBar()
{
    const bool narrow = width() < scaled(narrowBelow) && textScale() > 1;
    ui_->sideBar->setFixedWidth(narrow ? static_cast<int>(narrowSideBar) + scaled(8) : scaled(sideBarWidth));
    ui_->product->setVisible(!narrow);
    for (const auto& [button, name] : places()) {
        button->setText(narrow ? QString() : name);
        button->setToolTip(narrow ? name : QString());
        button->setAccessibleName(name);
    }
}

} // namespace sceau::gui
