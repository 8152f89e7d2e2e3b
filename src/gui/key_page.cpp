#include "gui/key_page.hpp"

#include "gui/announce.hpp"
#include "gui/calendar.hpp"
#include "gui/files.hpp"
#include "gui/key_summary.hpp"
#include "gui/pin_form.hpp"
#include "gui/reflow.hpp"
#include "gui/words.hpp"
#include "ui_key_page.h"

namespace sceau::gui {

using workflow::Care;

KeyPage::KeyPage(base::Clock clock, renewal::Limits limits, QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::KeyPage>()), clock_(clock), limits_(std::move(limits))
{
    ui_->setupUi(this);
    stackWhenNarrow(*ui_->body, *ui_->cards, 620);
    connect(ui_->empty, &EmptyKey::refreshAsked, this, &KeyPage::refreshAsked);
    connect(ui_->renew, &QPushButton::clicked, this, &KeyPage::renewalAsked);
    stackWhenNarrow(*ui_->body, *ui_->actions, 620);
    connectActions();
    present({});
}

KeyPage::~KeyPage() = default;

void KeyPage::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    const bool empty = !snapshot.token && ui_->empty->present(snapshot);
    ui_->empty->setVisible(empty);
    presentChoice();
    ui_->content->setVisible(snapshot.token.has_value());
    ui_->reader->setVisible(snapshot.token.has_value());
    presentKey();
}

void KeyPage::connectActions()
{
    connect(ui_->keys, &Choices::changed, this, [this] {
        choosing_ = false;
        if (const auto chosen = ui_->keys->chosen()) Q_EMIT tokenChosen(*chosen);
        presentChoice();
    });
    connect(ui_->otherKeys, &QPushButton::clicked, this, [this] {
        choosing_ = true;
        presentChoice();
    });
    connect(ui_->changePin, &QPushButton::clicked, this, [this] { Q_EMIT careAsked(Care::changePin); });
    connect(ui_->unblock, &QPushButton::clicked, this, [this] { Q_EMIT careAsked(Care::unblock); });
    connect(ui_->testKey, &QPushButton::clicked, this, &KeyPage::trialAsked);
    connect(ui_->pinNotice, &ActionNotice::taken, this, [this] {
        const bool locked = snapshot_.token && snapshot_.token->pin.level == token::TryLevel::locked;
        Q_EMIT careAsked(locked ? Care::unblock : Care::changePin);
    });
    connect(ui_->reminders, &QPushButton::clicked, this, &KeyPage::remindersAsked);
}

void KeyPage::addToCalendar()
{
    saveReminders(*this, snapshot_, clock_.now());
}

/// Once a key is chosen the others step back behind a link: the page is about one key.
void KeyPage::presentChoice()
{
    const auto& tokens = snapshot_.tokens;
    const bool several = tokens.size() > 1;
    const bool open = several && (!snapshot_.token || choosing_);
    ui_->several->setVisible(open);
    if (several) ui_->keys->present(choicesOf(tokens));
    ui_->otherKeys->setVisible(several && !open);
    ui_->otherKeys->setText(tr("Voir une autre clé (%1 branchées)").arg(tokens.size()));
}

/// A PIN that is locked, or the initial one: what to do about it comes before everything else.
void KeyPage::presentPin()
{
    const auto level = snapshot_.token->pin.level;
    const bool locked = level == token::TryLevel::locked;
    const bool initial = level == token::TryLevel::toBeChanged;
    const Said words = locked ? describe(base::Error{base::Code::pinLocked}) : message("pin.to-be-changed");
    ui_->pinNotice->setVisible(locked || initial);
    if (locked || initial) ui_->pinNotice->present(locked ? Mood::rejected : Mood::review, words.title, locked ? words.cause : words.next);
    ui_->pinNotice->offer(locked ? tr("Débloquer avec le code PUK") : tr("Changer le code PIN"));
    ui_->changePin->setVisible(!locked);
    ui_->changePin->setEnabled(!snapshot_.keyLent);
    ui_->unblock->setEnabled(!snapshot_.keyLent);
    ui_->testKey->setEnabled(!snapshot_.keyLent);
}

void KeyPage::setAuthorities(const std::vector<pki::Certificate>& authorities)
{
    ui_->certificates->setAuthorities(authorities);
}

void KeyPage::presentKey()
{
    if (!snapshot_.token) {
        presentState(nullptr);
        return;
    }
    const auto& token = *snapshot_.token;
    const auto* certificate = mainCertificate(token, snapshot_.certificate);
    ui_->reader->setText(tr("%1 · lecteur « %2 » · clé n° %3").arg(said(token.label), said(token.reader), said(token.serial)));
    presentState(certificate);
    presentPin();
    ui_->reminders->setVisible(certificate && renewal::daysLeft(clock_.now(), certificate->notAfter) > renewal::lastReminder);
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
