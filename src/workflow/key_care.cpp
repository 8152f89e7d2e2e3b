#include "workflow/key_care.hpp"

#include "base/log.hpp"
#include "support/settings.hpp"
#include "token/keys.hpp"
#include "workflow/mailbox.hpp"
#include "workflow/try_levels.hpp"

#include <QTimer>

namespace sceau::workflow {

using base::Code;
using token::TryLevel;
using token::UnblockStyle;

namespace {

token::Where placeOf(const token::Token& token)
{
    return {token.module, token.uri};
}

/// Nobody knows what the key did of a call that nobody waits for any more.
Code unknownOutcome(Care care)
{
    return care == Care::changePin ? Code::newPinUnknown : Code::pukOutcomeUnknown;
}

} // namespace

token::TryLevel CareState::level() const
{
    if (care == Care::unblock) return puk;
    return token ? token->pin.level : TryLevel::unknown;
}

KeyCare::KeyCare(Renewal& renewal, QObject* parent) : QObject(parent), renewal_(renewal), letters_(std::make_unique<Mailbox>(this))
{
    connect(&renewal, &Renewal::keysChanged, this, &KeyCare::readAgain);
    connect(&renewal, &Renewal::changed, this, [this] {
        const bool used = usedElsewhere(renewal_.snapshot(), state_.busy);
        if (std::exchange(state_.others, used) != used) Q_EMIT changed();
    });
}

KeyCare::~KeyCare()
{
    letters_->close();
}

/// A key that is known already is shown as it was left: the last search may be older than that.
void KeyCare::open(Care care)
{
    const auto& chosen = renewal_.snapshot().token;
    if (state_.busy || !chosen) return;
    const bool known = state_.token && state_.token->uri == chosen->uri;
    ++turn_;
    support::Settings set;
    set.unblock = renewal_.settings().unblock;
    style_ = support::unblockStyle(set, *chosen);

    CareState opened;
    opened.care = care;
    opened.token = known ? state_.token : chosen;
    opened.puk = known ? state_.puk : style_ == UnblockStyle::officer ? chosen->puk : TryLevel::unknown;
    opened.others = usedElsewhere(renewal_.snapshot(), false);
    state_ = std::move(opened);
    state_.there = inReader(renewal_.snapshot(), *state_.token) != nullptr;
    Q_EMIT changed();
}

void KeyCare::changePin(base::Secret pin, base::Secret fresh, bool lastTry)
{
    if (!begin(Care::changePin, "stage.change")) return;
    renewal_.keys()->changePin({placeOf(*state_.token), lastTry}, std::move(pin), std::move(fresh), answer());
    offerWayOut();
    Q_EMIT changed();
}

void KeyCare::unblock(base::Secret puk, base::Secret fresh, bool lastTry)
{
    if (!begin(Care::unblock, "stage.unblock")) return;
    renewal_.keys()->unblock({placeOf(*state_.token), style_, lastTry}, std::move(puk), std::move(fresh), answer());
    offerWayOut();
    Q_EMIT changed();
}

bool KeyCare::begin(Care care, const char* stage)
{
    if (state_.busy || state_.others || state_.done || !state_.token || state_.care != care) return false;
    ++turn_;
    state_.busy = true;
    state_.stage = stage;
    state_.error.reset();
    renewal_.lendKey(true);
    return true;
}

void KeyCare::end()
{
    state_.busy = state_.cancellable = false;
    state_.stage.clear();
    renewal_.lendKey(false);
    renewal_.lookAgain();
}

void KeyCare::offerWayOut()
{
    QTimer::singleShot(renewal_.settings().patience, this, [this, mine = turn_] {
        if (mine != turn_ || !state_.busy) return;
        state_.stage = "stage.slow";
        state_.cancellable = true;
        Q_EMIT changed();
    });
}

std::function<void(base::Result<token::Token>)> KeyCare::answer()
{
    return [this, letters = *letters_, mine = turn_](base::Result<token::Token> result) {
        letters.post([this, mine, result = std::move(result)] {
            if (mine == turn_) answered(result);
        });
    };
}

void KeyCare::answered(const base::Result<token::Token>& result)
{
    if (result) {
        state_.token = *result;
        state_.puk = style_ == UnblockStyle::officer ? result->puk : TryLevel::unknown;
        state_.done = true;
        state_.error.reset();
    } else {
        failed(result.error());
    }
    end();
    Q_EMIT changed();
}

void KeyCare::failed(base::Error error)
{
    base::log(error);
    if (error.code == Code::cancelled) error.code = unknownOutcome(state_.care);
    if (const auto level = levelIn(error, "pin")) state_.token->pin.level = *level;
    if (const auto level = levelIn(error, "puk")) state_.puk = *level;
    state_.error = std::move(error);
}

void KeyCare::cancel()
{
    if (!state_.busy || !state_.cancellable) return;
    renewal_.keys()->abandon();
    failed(base::Error{unknownOutcome(state_.care)}.at("cancel"));
    end();
    Q_EMIT changed();
}

/// A driver's flags about the officer are those of the PUK only where the PUK is the officer's PIN.
void KeyCare::readAgain()
{
    if (!state_.token) return;
    const auto* now = inReader(renewal_.snapshot(), *state_.token);
    state_.there = now != nullptr;
    if (now && !state_.busy) {
        state_.token->pin = now->pin;
        if (style_ == UnblockStyle::officer) state_.puk = now->puk;
    }
    Q_EMIT changed();
}

} // namespace sceau::workflow
