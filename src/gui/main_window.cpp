#include "gui/main_window.hpp"

#include "gui/assistance_page.hpp"
#include "gui/care_page.hpp"
#include "gui/focus_ring.hpp"
#include "gui/history_page.hpp"
#include "gui/icons.hpp"
#include "gui/key_page.hpp"
#include "gui/renew_page.hpp"
#include "gui/settings_page.hpp"
#include "gui/theme.hpp"
#include "gui/verify_page.hpp"
#include "gui/words.hpp"
#include "support/settings.hpp"
#include "ui_main_window.h"

#include <QPainter>
#include <QTimer>

namespace sceau::gui {

using workflow::Renewal;

namespace {
constexpr double sideBarWidth = 216, narrowSideBar = 64, narrowBelow = 940;
}

MainWindow::MainWindow(base::Clock clock, const renewal::Limits& limits, QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::MainWindow>()), keyPage_(new KeyPage(clock, limits)), renewPage_(new RenewPage),
      carePage_(new CarePage(clock)), historyPage_(new HistoryPage), verifyPage_(new VerifyPage), assistancePage_(new AssistancePage),
      settingsPage_(new SettingsPage)
{
    ui_->setupUi(this);
    ui_->mark->present(QStringLiteral("mark"), Ink::accent, 26);
    ui_->keyPlace->setIcon(icon(QStringLiteral("key")));
    ui_->renewPlace->setIcon(icon(QStringLiteral("renew")));
    ui_->historyPlace->setIcon(icon(QStringLiteral("dossier")));
    ui_->verifyPlace->setIcon(icon(QStringLiteral("shield")));
    ui_->assistancePlace->setIcon(icon(QStringLiteral("question")));
    ui_->settingsPlace->setIcon(icon(QStringLiteral("settings")));
    for (const auto& [button, page, name] : places()) {
        button->setIconSize(QSize(scaled(26), scaled(18)));
        ui_->places->addWidget(page);
        page->setAccessibleName(name);
    }
    ui_->places->addWidget(carePage_);
    setWindowIcon(icon(QStringLiteral("mark"), Ink::accent));
    setMinimumSize(640, 480);
    connectPlaces();
    new FocusRing(this);
    showKey();
    fitSideBar();
}

MainWindow::~MainWindow() = default;

std::vector<MainWindow::Place> MainWindow::places() const
{
    return {{ui_->keyPlace, keyPage_, tr("Ma clé")},
            {ui_->renewPlace, renewPage_, tr("Renouveler")},
            {ui_->historyPlace, historyPage_, tr("Mes dossiers")},
            {ui_->verifyPlace, verifyPage_, tr("Vérifier")},
            {ui_->assistancePlace, assistancePage_, tr("Assistance")},
            {ui_->settingsPlace, settingsPage_, tr("Réglages")}};
}

void MainWindow::connectPlaces()
{
    connect(ui_->keyPlace, &QPushButton::clicked, this, &MainWindow::showKey);
    connect(ui_->renewPlace, &QPushButton::clicked, this, &MainWindow::showRenewal);
    connect(ui_->historyPlace, &QPushButton::clicked, this, &MainWindow::showHistory);
    connect(ui_->verifyPlace, &QPushButton::clicked, this, &MainWindow::showVerification);
    connect(ui_->assistancePlace, &QPushButton::clicked, this, &MainWindow::showAssistance);
    connect(ui_->settingsPlace, &QPushButton::clicked, this, &MainWindow::showSettings);
    connect(settingsPage_, &SettingsPage::themeChosen, this, &useTheme);
    connect(keyPage_, &KeyPage::renewalAsked, this, &MainWindow::showRenewal);
    connect(historyPage_, &HistoryPage::renewAsked, this, &MainWindow::showRenewal);
    connect(keyPage_, &KeyPage::careAsked, this, [this](workflow::Care care) { showCare(care, false); });
    connect(renewPage_, &RenewPage::careAsked, this, [this](workflow::Care care) { showCare(care, true); });
    connect(carePage_, &CarePage::left, this, [this](bool forRenewal) { forRenewal ? showRenewal() : showKey(); });
}

void MainWindow::drive(Renewal& renewal)
{
    keyPage_->setAuthorities(renewal.settings().anchors);
    renewPage_->drive(renewal);
    care_ = std::make_unique<workflow::KeyCare>(renewal);
    carePage_->drive(*care_);
    driveHistory(renewal.settings());
    driveVerification(renewal);
    assistance_ = std::make_unique<workflow::Assistance>(renewal);
    assistancePage_->drive(*assistance_);
    preferences_ = std::make_unique<workflow::Preferences>();
    settingsPage_->drive(*preferences_);
    connect(keyPage_, &KeyPage::refreshAsked, &renewal, &Renewal::refresh);
    connect(keyPage_, &KeyPage::tokenChosen, &renewal, &Renewal::chooseToken);
    const auto follow = [this, &renewal] { keyPage_->present(renewal.snapshot()); };
    connect(&renewal, &Renewal::changed, keyPage_, follow);
    connect(&renewal, &Renewal::keysChanged, keyPage_, follow);
    follow();
}

void MainWindow::driveHistory(const workflow::Settings& settings)
{
    history_ = std::make_unique<workflow::History>(workflow::HistorySettings{settings.historyFolder, settings.services, settings.anchors});
    historyPage_->drive(*history_);
    connect(historyPage_, &HistoryPage::verifyAsked, this, [this](const std::filesystem::path& file) {
        verify(file);
        showVerification();
    });
}

void MainWindow::driveVerification(Renewal& renewal)
{
    const auto& settings = renewal.settings();
    workflow::VerificationSettings how;
    how.anchors = settings.anchors;
    how.portal = settings.portal;
    how.online = review::Online{support::authoritiesFolder(), settings.services.network.proxy, settings.services.network.localAuthorities};
    how.clock = settings.clock;
    how.limits = settings.limits;
    how.language = language();
    verification_ = std::make_unique<workflow::Verification>(std::move(how));
    verifyPage_->drive(*verification_);
    const auto follow = [this, &renewal] { verifyPage_->setSignable(workflow::takesGivenPdf(renewal.snapshot())); };
    connect(&renewal, &Renewal::changed, verifyPage_, follow);
    connect(&renewal, &Renewal::keysChanged, verifyPage_, follow);
    connect(verifyPage_, &VerifyPage::signAsked, this, [this, &renewal](const std::filesystem::path& file) {
        renewal.useGivenPdf(file);
        showRenewal();
    });
    follow();
}

void MainWindow::verify(const std::filesystem::path& file)
{
    if (!verification_) return;
    verification_->add({file});
    verifyPage_->await(file);
}

void MainWindow::present(const workflow::Snapshot& snapshot)
{
    keyPage_->present(snapshot);
    renewPage_->present(snapshot);
}

void MainWindow::goTo(QWidget& page, const QPushButton& place)
{
    for (const auto& each : places())
        each.button->setChecked(each.button == &place);
    ui_->places->setCurrentWidget(&page);
}

/// A key that is being cared for is shown as such: its answer is awaited there.
void MainWindow::showKey()
{
    const bool caring = care_ && care_->state().busy;
    goTo(caring ? static_cast<QWidget&>(*carePage_) : *keyPage_, *ui_->keyPlace);
    ui_->places->currentWidget()->setFocus();
}

void MainWindow::showRenewal()
{
    goTo(*renewPage_, *ui_->renewPlace);
    if (!renewPage_->isAncestorOf(focusWidget())) renewPage_->setFocus();
}

void MainWindow::showHistory()
{
    goTo(*historyPage_, *ui_->historyPlace);
    historyPage_->enter();
}

void MainWindow::showVerification()
{
    goTo(*verifyPage_, *ui_->verifyPlace);
    verifyPage_->enter();
}

void MainWindow::showAssistance()
{
    goTo(*assistancePage_, *ui_->assistancePlace);
    assistancePage_->enter();
}

void MainWindow::showSettings()
{
    goTo(*settingsPage_, *ui_->settingsPlace);
    settingsPage_->enter();
}

void MainWindow::showCare(workflow::Care care, bool fromRenewal)
{
    if (care_) care_->open(care);
    goTo(*carePage_, *ui_->keyPlace);
    carePage_->enter(fromRenewal);
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

/// Large letters in a narrow window: the side bar keeps its icons and gives its words' room to the page.
void MainWindow::fitSideBar()
{
    const bool narrow = width() < scaled(narrowBelow) && textScale() > 1;
    ui_->sideBar->setFixedWidth(narrow ? static_cast<int>(narrowSideBar) + scaled(8) : scaled(sideBarWidth));
    ui_->product->setVisible(!narrow);
    for (const auto& [button, page, name] : places()) {
        button->setText(narrow ? QString() : name);
        button->setToolTip(narrow ? name : QString());
        button->setAccessibleName(name);
    }
}

} // namespace sceau::gui
