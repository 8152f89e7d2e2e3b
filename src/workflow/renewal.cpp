#include "workflow/renewal.hpp"

#include "workflow/renewal_state.hpp"
#include "workflow/transitions.hpp"

#include <algorithm>

namespace sceau::workflow {

using base::Code;

Renewal::State::State(Renewal& owner, Settings given)
    : renewal(owner), settings(std::make_shared<const Settings>(std::move(given))), mailbox(&owner), keys(std::make_shared<token::Keys>())
{
    constexpr std::chrono::milliseconds typingPause{500};
    keeping.setSingleShot(true);
    keeping.setInterval(typingPause);
    QObject::connect(&keeping, &QTimer::timeout, &owner, [this] { keepNow(); });
    snapshot.wantedLevel = snapshot.level = settings->level;
}

Renewal::State::~State()
{
    mailbox.close();
    if (passage) passage->cancel();
    watch.reset();
    background.reset();
    keepAtEnd();
}

Renewal::Renewal(Settings settings, QObject* parent) : QObject(parent), state_(std::make_unique<State>(*this, std::move(settings))) {}

Renewal::~Renewal() = default;

const Snapshot& Renewal::snapshot() const
{
    return state_->snapshot;
}

void Renewal::start()
{
    auto& s = *state_;
    if (s.watch) return;
    s.watch = std::make_unique<token::Watch>(
        [&s, letters = s.mailbox](const token::Readers& readers) { letters.post([&s, readers] { s.readersChanged(readers); }); });
    s.search();
}

void Renewal::refresh()
{
    auto& s = *state_;
    if (!s.snapshot.busy && s.snapshot.step == Step::key) {
        forgetKey(s.snapshot);
        s.snapshot.key = KeyState::searching;
    }
    s.search();
    s.tell();
}

void Renewal::chooseToken(std::size_t index)
{
    auto& s = *state_;
    if (s.snapshot.busy || index >= s.snapshot.tokens.size()) return;
    s.keepNow();
    const auto token = s.snapshot.tokens[index];
    forgetKey(s.snapshot);
    s.adopt(token);
}

void Renewal::chooseOrder(const std::string& number)
{
    auto& s = *state_;
    if (s.snapshot.busy || s.snapshot.step != Step::key || !s.snapshot.token) return;
    s.ask(number);
}

void Renewal::useGivenPdf(const std::filesystem::path& pdf)
{
    state_->offeredPdf = pdf;
    state_->takeOfferedPdf();
}

void Renewal::acceptIdentity(bool accepted)
{
    auto& s = *state_;
    if (s.snapshot.busy || s.snapshot.step != Step::identity) return;
    s.snapshot.identityAccepted = accepted;
    s.keepNow();
    s.tell();
}

void Renewal::draftContact(const renewal::Contact& contact)
{
    auto& s = *state_;
    if (s.snapshot.contactConfirmed || s.snapshot.contact == contact) return;
    s.snapshot.contact = contact;
    s.keep();
}

void Renewal::setDossierRead(bool read)
{
    auto& s = *state_;
    if (s.snapshot.busy || s.snapshot.step != Step::dossier) return;
    s.snapshot.dossierRead = read;
    s.keepNow();
    s.tell();
}

void Renewal::next()
{
    auto& s = *state_;
    const auto step = stepAfter(s.snapshot);
    if (!step) return;
    s.snapshot.step = *step;
    s.clearFailure();
    s.keepNow();
    *step == Step::signing ? s.enterSigning() : s.tell();
}

void Renewal::back()
{
    auto& s = *state_;
    const auto step = stepBefore(s.snapshot);
    if (!step) return;
    s.snapshot.step = *step;
    s.clearFailure();
    s.keepNow();
    if (s.snapshot.step == Step::key && s.snapshot.keyRemoved) return s.lookForKey();
    s.tell();
}

const std::shared_ptr<token::Keys>& Renewal::keys() const
{
    return state_->keys;
}

const Settings& Renewal::settings() const
{
    return *state_->settings;
}

void Renewal::lendKey(bool lent)
{
    state_->snapshot.keyLent = lent;
    state_->tell();
}

void Renewal::lookAgain()
{
    state_->search();
}

/// Too late once the key has signed: the file is then whole in a moment, unless an authority keeps it waiting.
void Renewal::cancel()
{
    auto& s = *state_;
    if (!s.snapshot.busy || !s.snapshot.cancellable) return;
    if (s.passage && !s.passage->cancel()) return s.settleForLess();
    const bool asking = s.snapshot.stage.starts_with("stage.ask-");
    s.keys->abandon();
    s.giveUp();
    s.snapshot.levelRefused = asking;
    const bool checkingPin = s.snapshot.step == Step::pin;
    s.snapshot.error = base::Error{checkingPin ? Code::pinOutcomeUnknown : Code::cancelled};
    if (checkingPin) s.search(); // what is known of the PIN now
    if (s.snapshot.key == KeyState::searching) s.snapshot.key = KeyState::noOrder;
    s.tell();
}

void Renewal::finish()
{
    auto& s = *state_;
    if (s.snapshot.busy) return;
    s.forget();
    forgetKey(s.snapshot);
    s.scratch = std::make_shared<Scratch>();
    s.snapshot.step = Step::key;
    s.snapshot.key = KeyState::searching;
    s.search();
    s.tell();
}

bool usesPin(const Snapshot& snapshot)
{
    return snapshot.busy && (snapshot.step == Step::pin || snapshot.step == Step::signing);
}

bool usedElsewhere(const Snapshot& snapshot, bool ours)
{
    return usesPin(snapshot) || (snapshot.keyLent && !ours);
}

const token::Token* inReader(const Snapshot& snapshot, const token::Token& token)
{
    const auto isIt = [&](const token::Token& other) { return other.module == token.module && other.uri == token.uri; };
    const auto found = std::find_if(snapshot.tokens.begin(), snapshot.tokens.end(), isIt);
    return found == snapshot.tokens.end() ? nullptr : &*found;
}

} // namespace sceau::workflow
