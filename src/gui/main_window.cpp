#include "gui/main_window.hpp"

#include "gui/focus_ring.hpp"
#include "gui/icons.hpp"
#include "gui/key_page.hpp"
#include "gui/renew_page.hpp"
#include "gui/theme.hpp"
#include "ui_main_window.h"

#include <QPainter>
#include <QTimer>

namespace sceau::gui {

using workflow::Renewal;

namespace {
constexpr double sideBarWidth = 216, narrowSideBar = 64, narrowBelow = 940;
}

MainWindow::MainWindow(base::Clock clock, const renewal::Limits& limits, QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::MainWindow>()), keyPage_(new KeyPage(clock, limits)), renewPage_(new RenewPage)
{
    ui_->setupUi(this);
    ui_->mark->present(QStringLiteral("mark"), Ink::accent, 26);
    ui_->keyPlace->setIcon(icon(QStringLiteral("key")));
    ui_->renewPlace->setIcon(icon(QStringLiteral("renew")));
    for (auto* place : {ui_->keyPlace, ui_->renewPlace})
        place->setIconSize(QSize(scaled(26), scaled(18)));
    ui_->places->addWidget(keyPage_);
    ui_->places->addWidget(renewPage_);
    setWindowIcon(icon(QStringLiteral("mark"), Ink::accent));
    setMinimumSize(640, 480);
    connect(ui_->keyPlace, &QPushButton::clicked, this, &MainWindow::showKey);
    connect(ui_->renewPlace, &QPushButton::clicked, this, &MainWindow::showRenewal);
    connect(keyPage_, &KeyPage::renewalAsked, this, &MainWindow::showRenewal);
    keyPage_->setAccessibleName(tr("Ma clé"));
    renewPage_->setAccessibleName(tr("Renouveler"));
    new FocusRing(this);
    showKey();
    fitSideBar();
}

MainWindow::~MainWindow() = default;

void MainWindow::drive(Renewal& renewal)
{
    renewPage_->drive(renewal);
    connect(keyPage_, &KeyPage::refreshAsked, &renewal, &Renewal::refresh);
    connect(keyPage_, &KeyPage::tokenChosen, &renewal, &Renewal::chooseToken);
    const auto follow = [this, &renewal] { keyPage_->present(renewal.snapshot()); };
    connect(&renewal, &Renewal::changed, keyPage_, follow);
    connect(&renewal, &Renewal::keysChanged, keyPage_, follow);
    follow();
}

void MainWindow::present(const workflow::Snapshot& snapshot)
{
    keyPage_->present(snapshot);
    renewPage_->present(snapshot);
}

void MainWindow::showKey()
{
    ui_->keyPlace->setChecked(true);
    ui_->renewPlace->setChecked(false);
    ui_->places->setCurrentWidget(keyPage_);
    keyPage_->setFocus();
}

void MainWindow::showRenewal()
{
    ui_->renewPlace->setChecked(true);
    ui_->keyPlace->setChecked(false);
    ui_->places->setCurrentWidget(renewPage_);
    if (!renewPage_->isAncestorOf(focusWidget())) renewPage_->setFocus();
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
    const std::vector<std::pair<QPushButton*, QString>> places{{ui_->keyPlace, tr("Ma clé")}, {ui_->renewPlace, tr("Renouveler")}};
    for (const auto& [button, name] : places) {
        button->setText(narrow ? QString() : name);
        button->setToolTip(narrow ? name : QString());
        button->setAccessibleName(name);
    }
}

} // namespace sceau::gui
