#include "workflow/key_search.hpp"
#include "workflow/renewal_state.hpp"
#include "workflow/transitions.hpp"

#include <QTimer>
#include <algorithm>

namespace sceau::workflow {
namespace {

/// Once in a process, and hundreds of files: not where a window first shows a date.
void readTimeZones()
{
    static_cast<void>(renewal::lastFullDay(base::Instant()));
}

} // namespace

using base::Code;

void Renewal::State::readersChanged(const token::Readers& readers)
{
    if (snapshot.readers == readers) return;
    snapshot.readers = readers;
    search();
}

/// Of several searches under way only the last counts.
void Renewal::State::search()
{
    keys->find(settings->where, [this, letters = mailbox, mine = ++searches](base::Result<token::Findings> result) {
        readTimeZones();
        letters.post([this, mine, result = std::move(result)] {
            if (mine == searches) keysFound(result);
        });
    });
}

void Renewal::State::keysFound(const base::Result<token::Findings>& result)
{
    findings = result.value_or(token::Findings{});
    searchError = result ? std::nullopt : std::optional{result.error()};
    snapshot.tokens = findings.tokens;
    snapshot.driverProblems = findings.problems;

    if (const auto* again = chosenKeyNow())
        keyIsThere(*again);
    else if (snapshot.step == Step::key)
        lookForKey();
    else
        keyIsGone();
    Q_EMIT renewal.keysChanged();
}

const token::Token* Renewal::State::chosenKeyNow() const
{
    if (!snapshot.token) return nullptr;
    if (snapshot.certificate) return findAgain(snapshot.tokens, identityOf(*snapshot.token, *snapshot.certificate));
    const auto& tokens = snapshot.tokens;
    const auto isIt = [&](const token::Token& token) { return token.serial == snapshot.token->serial; };
    const auto found = std::find_if(tokens.begin(), tokens.end(), isIt);
    return found == tokens.end() ? nullptr : &*found;
}

void Renewal::State::keyIsThere(const token::Token& again)
{
    const bool wasGone = std::exchange(snapshot.keyRemoved, false);
    if (wasGone) snapshot.key = KeyState::ready;
    snapshot.token->pin = again.pin;
    snapshot.token->puk = again.puk;
    snapshot.token->reader = again.reader;
    snapshot.token->uri = again.uri;
    tell();
}

/// Whatever was answered stays: the same key brings the renewal back to where it was.
void Renewal::State::keyIsGone()
{
    snapshot.keyRemoved = true;
    snapshot.key = snapshot.tokens.empty() ? whyNoKey(snapshot.readers, findings, settings->where).state : KeyState::anotherKey;
    tell();
}

void Renewal::State::lookForKey()
{
    if (snapshot.busy) giveUp();
    forgetKey(snapshot);
    if (snapshot.tokens.size() == 1) return adopt(snapshot.tokens.front());
    if (snapshot.tokens.empty()) {
        const auto absence = whyNoKey(snapshot.readers, findings, settings->where);
        snapshot.key = searchError ? KeyState::noDriver : absence.state;
        snapshot.error = searchError ? searchError : absence.error;
    } else {
        snapshot.key = KeyState::chooseKey;
    }
    tell();
}

void Renewal::State::adopt(const token::Token& token)
{
    snapshot.step = Step::key;
    snapshot.key = KeyState::searching;
    snapshot.token = token;
    answering.reset();
    ask({});
}

void Renewal::State::ask(const std::string& order)
{
    const Question question{*snapshot.token, order, settings->clock.now()};
    run<Answer>(
        {"stage.portal", true},
        [own = settings, place = scratch, question](Workbench& bench, const std::stop_token&) {
            return lookUp(bench, *own, question, *place);
        },
        [this](const base::Result<Answer>& answer) {
            apply(snapshot, *answer);
            dossierHash = answer->dossier ? answer->dossier->issued.sha256 : std::string{};
            takeOfferedPdf();
            if (snapshot.step == Step::signing) enterSigning();
        });
}

void Renewal::activate(base::Secret pin, bool lastTry)
{
    auto& s = *state_;
    if (s.snapshot.busy || s.snapshot.keyLent || s.snapshot.step != Step::pin || !s.snapshot.token) return;
    const token::Where where{s.snapshot.token->module, s.snapshot.token->uri};
    s.begin({"stage.pin"});
    s.keys->verifyPin(where, std::move(pin), lastTry, s.here<token::Token>([&s](const base::Result<token::Token>& token) {
        if (token) return s.activated(*token);
        s.end();
        s.fail(token.error());
        s.tell();
    }));
    s.offerWayOut();
    s.tell();
}

/// Nobody waits for a key without knowing, nor without being able to stop waiting.
void Renewal::State::offerWayOut()
{
    QTimer::singleShot(settings->patience, &renewal, [this, mine = turn] {
        if (mine != turn || !snapshot.busy) return;
        snapshot.stage = "stage.slow";
        snapshot.cancellable = true;
        tell();
    });
}

/// Only the certificate that this renewal is about counts: a login may show more of them.
void Renewal::State::activated(const token::Token& token)
{
    const auto& known = snapshot.token->certificates[*snapshot.certificate].certificate;
    const auto& all = token.certificates;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& held) { return held.certificate == known; });
    if (found == all.end() || token.serial != snapshot.token->serial) {
        end();
        fail(base::Error{Code::anotherKey}.at("activate"));
        return tell();
    }
    snapshot.certificate = static_cast<std::size_t>(found - all.begin());
    snapshot.token = token;
    judge();
}

/// Every rule, with what the portal says now.
void Renewal::State::judge()
{
    const auto work = [own = settings, order = snapshot.order, held = snapshot.token->certificates[*snapshot.certificate]](
                          Workbench& bench, const std::stop_token&) -> base::Result<renewal::Eligibility> {
        const auto portal = portalOn(bench, own->portal);
        if (order && !portal) return tl::unexpected(portal.error());
        const auto known =
            circumstances(portal.value_or(nullptr), order ? &*order : nullptr, held.certificate, held.hasKey, own->clock.now());
        if (!known) return tl::unexpected(known.error());
        return renewal::decide(*known, own->limits);
    };
    carryOn<renewal::Eligibility>(work, [this](const base::Result<renewal::Eligibility>& verdict) {
        end();
        if (!verdict) {
            fail(verdict.error());
            return tell();
        }
        snapshot.activated = true;
        snapshot.eligibility = *verdict;
        snapshot.review = verdict->eligible == renewal::Eligible::unknown;
        snapshot.step = Step::eligibility;
        keepNow();
        tell();
    });
}

} // namespace sceau::workflow
