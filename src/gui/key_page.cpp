#include "gui/key_page.hpp"

#include "gui/announce.hpp"
#include "gui/key_summary.hpp"
#include "gui/pin_form.hpp"
#include "gui/reflow.hpp"
#include "gui/words.hpp"
#include "ui_key_page.h"

namespace sceau::gui {

using workflow::KeyState;

KeyPage::KeyPage(base::Clock clock, renewal::Limits limits, QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::KeyPage>()), clock_(clock), limits_(std::move(limits))
{
    ui_->setupUi(this);
    stackWhenNarrow(*ui_->body, *ui_->cards, 620);
    connect(ui_->empty, &EmptyKey::refreshAsked, this, &KeyPage::refreshAsked);
    connect(ui_->renew, &QPushButton::clicked, this, &KeyPage::renewalAsked);
    connect(ui_->keys, &Choices::changed, this, [this] {
        if (const auto chosen = ui_->keys->chosen()) Q_EMIT tokenChosen(*chosen);
    });
    present({});
}

KeyPage::~KeyPage() = default;

void KeyPage::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    const bool empty = !snapshot.token && ui_->empty->present(snapshot);
    const bool several = snapshot.tokens.size() > 1;
    ui_->empty->setVisible(empty);
    ui_->several->setVisible(several);
    if (several) ui_->keys->present(choicesOf(snapshot.tokens));
    ui_->content->setVisible(snapshot.token.has_value());
    ui_->reader->setVisible(snapshot.token.has_value());
    presentKey();
}

void KeyPage::presentKey()
{
    if (!snapshot_.token) {
        presentState(nullptr);
        return;
    }
    const auto& token = *snapshot_.token;
    const auto* certificate = mainCertificate(token, snapshot_.certificate);
    ui_->reader->setText(tr("Lecteur « %1 » · clé n° %2").arg(said(token.reader), said(token.serial)));
    presentState(certificate);
    ui_->certificates->present(token.certificates);
    ui_->holderCard->setVisible(certificate != nullptr);
    ui_->renewalCard->setVisible(certificate != nullptr);
    if (!certificate) return;
    ui_->holder->setText(holderName(*certificate));
    ui_->structure->setText(structureOf(snapshot_));
    ui_->facts->present(factsOf(snapshot_));
    presentCountdown(*certificate);
    presentRenewal(*certificate);
}

void KeyPage::presentState(const pki::Certificate* certificate)
{
    ui_->state->setVisible(snapshot_.token.has_value());
    if (!snapshot_.token) return;
    const auto level = snapshot_.token->pin.level;
    if (level == token::TryLevel::locked) {
        ui_->state->present(Mood::rejected, tr("Code PIN bloqué"));
    } else if (!certificate || certificate->notAfter < clock_.now()) {
        ui_->state->present(Mood::rejected, certificate ? tr("Clé expirée") : tr("Clé vide"));
    } else if (level == token::TryLevel::final || level == token::TryLevel::low) {
        ui_->state->present(Mood::review, inWords(level));
    } else {
        ui_->state->present(Mood::accepted, tr("Clé prête"));
    }
}

void KeyPage::presentCountdown(const pki::Certificate& certificate)
{
    using Feeling = CountdownRing::Mood;
    const auto now = clock_.now();
    const int days = renewal::daysLeft(now, certificate.notAfter);
    const int counted = static_cast<int>(limits_.window.counted.count());
    const int working = renewal::workingDaysBetween(renewal::parisDate(now), renewal::parisDate(certificate.notAfter));
    const Feeling feeling = days > counted ? Feeling::calm : working >= limits_.warningWorkingDays ? Feeling::soon : Feeling::urgent;
    ui_->ring->present(certificate.notAfter < now ? -1 : days, static_cast<double>(days) / counted, feeling);
}

void KeyPage::presentRenewal(const pki::Certificate& certificate)
{
    const auto window = renewal::windowFor(certificate.notAfter, limits_.window);
    const auto now = clock_.now();
    const bool expired = now > window.closes;
    const bool open = now >= window.opens && !expired;
    const bool underWay = snapshot_.step != workflow::Step::key || snapshot_.resumed;
    const std::string key = expired ? "renewal.closed" : !open ? "renewal.later" : underWay ? "renewal.under-way" : "renewal.open";
    const Said words = message(key, {{"date", dateOf(window.opens).toStdString()}, {"days", std::to_string(limits_.adviceDays)}});
    ui_->renewalTitle->setText(words.title);
    ui_->renewalText->setText(words.next);
    ui_->renew->setVisible(open);
    ui_->renew->setText(underWay ? tr("Continuer") : tr("Renouveler ma clé"));
}

} // namespace sceau::gui
