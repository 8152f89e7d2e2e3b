#include "workflow/key_trial.hpp"

#include "base/log.hpp"
#include "net/site_login.hpp"
#include "renewal/window.hpp"
#include "support/site_address.hpp"
#include "token/keys.hpp"
#include "workflow/background.hpp"
#include "workflow/mailbox.hpp"
#include "workflow/try_levels.hpp"

#include <QTimer>

namespace sceau::workflow {

using base::Code;

namespace {

constexpr auto connecting = "stage.connect", signing = "stage.key", answering = "stage.answer";

/// Of a page that nobody reads.
constexpr std::size_t largestPage = 8U << 20U;

std::optional<std::size_t> certificateFor(const token::Token& token, base::Instant now)
{
    std::vector<pki::Candidate> candidates;
    for (const auto& one : token.certificates)
        candidates.push_back({&one.certificate, one.hasKey});
    return pki::chooseLoginCertificate(candidates, now);
}

/// A key that says when it is asked, and when it has answered.
class SpokenKey : public pki::Signer {
public:
    SpokenKey(pki::Signer& key, std::function<void(const char*)> tell) : key_(key), tell_(std::move(tell)) {}
    [[nodiscard]] const pki::Certificate& certificate() const override { return key_.certificate(); }
    [[nodiscard]] const std::vector<pki::Certificate>& chain() const override { return key_.chain(); }
    [[nodiscard]] bool supports(pki::Scheme scheme) const override { return key_.supports(scheme); }
    [[nodiscard]] base::Result<base::Bytes> sign(pki::Scheme scheme, pki::Digest algorithm, base::BytesView digest) override
    {
        tell_(signing);
        auto signature = key_.sign(scheme, algorithm, digest);
        if (signature) tell_(answering);
        return signature;
    }

private:
    pki::Signer& key_;
    std::function<void(const char*)> tell_;
};

/// Everything one trial needs, owned by the job that makes it.
struct TrialJob {
    std::shared_ptr<token::Keys> keys;
    std::shared_ptr<Passage> passage;
    token::Token token;
    std::size_t certificate = 0;
    std::string url;
    net::CurlSettings network;
    base::Secret pin;
    bool lastTry = false;
};

base::Result<int> show(TrialJob& job, std::stop_token stop, const std::function<void(const char*)>& tell)
{
    const auto key = token::signerOn(*job.keys, job.token, job.token.certificates[job.certificate], std::move(job.pin), job.lastTry);
    PassingSigner passing(*key, job.passage);
    SpokenKey spoken(passing, tell);
    return net::logIn(job.url, spoken, job.network, {.body = largestPage}, std::move(stop));
}

} // namespace

KeyTrial::KeyTrial(Renewal& renewal, QObject* parent)
    : QObject(parent), renewal_(renewal), url_(renewal.settings().testSite), network_(renewal.settings().services.network),
      letters_(std::make_unique<Mailbox>(this))
{
    connect(&renewal, &Renewal::keysChanged, this, &KeyTrial::readAgain);
    connect(&renewal, &Renewal::changed, this, [this] {
        const bool used = usedElsewhere(renewal_.snapshot(), state_.busy);
        if (std::exchange(state_.others, used) != used) Q_EMIT changed();
    });
}

KeyTrial::~KeyTrial()
{
    letters_->close();
    if (passage_) passage_->cancel();
}

void KeyTrial::useSite(const std::string& url, const std::optional<std::string>& proxy)
{
    url_ = url;
    network_.proxy = proxy;
    if (!state_.busy && state_.token) open();
}

void KeyTrial::open()
{
    const auto& now = renewal_.snapshot();
    if (state_.busy || !now.token) return;
    ++turn_;
    const auto site = support::siteAddress(url_);
    TrialState opened;
    opened.host = site ? site->host : std::string();
    opened.token = now.token;
    opened.certificate = certificateFor(*now.token, renewal_.settings().clock.now());
    opened.there = inReader(now, *now.token) != nullptr;
    opened.others = usedElsewhere(now, false);
    state_ = std::move(opened);
    state_.error = whyNot();
    state_.able = state_.certificate && !state_.error;
    Q_EMIT changed();
}

/// What is known before a PIN is asked for.
std::optional<base::Error> KeyTrial::whyNot() const
{
    if (state_.host.empty()) return base::Error{Code::loginNowhere}.at("KeyTrial");
    const auto* certificate = state_.shown();
    const auto now = renewal_.settings().clock.now();
    if (certificate && now > certificate->notAfter)
        return base::Error{Code::certificateExpired}
            .at("KeyTrial")
            .with("date", renewal::formatDate(renewal::parisDate(certificate->notAfter)));
    if (certificate && now < certificate->notBefore)
        return base::Error{Code::certificateNotYetValid}
            .at("KeyTrial")
            .with("date", renewal::formatDate(renewal::parisDate(certificate->notBefore)));
    return {};
}

void KeyTrial::start(base::Secret pin, bool lastTry)
{
    if (state_.busy || state_.others || state_.done || !state_.able) return;
    ++turn_;
    state_.busy = true;
    state_.error.reset();
    renewal_.lendKey(true);
    tryOut(std::move(pin), lastTry);
    reach(connecting);
}

void KeyTrial::tryOut(base::Secret pin, bool lastTry)
{
    passage_ = std::make_shared<Passage>();
    auto job = std::make_shared<TrialJob>();
    *job = {renewal_.keys(), passage_,       *state_.token, *state_.certificate, support::siteAddress(url_)->url,
            network_,        std::move(pin), lastTry};
    if (!background_) background_ = std::make_unique<Background>();
    background_->post([this, letters = *letters_, mine = turn_, job](Workbench&, const std::stop_token& stop) {
        const auto post = [&](auto work) {
            letters.post([this, mine, work] {
                if (mine == turn_) work();
            });
        };
        const auto status = show(*job, stop, [&](const char* stage) { post([this, stage] { reach(stage); }); });
        post([this, status] { answered(status); });
    });
}

void KeyTrial::reach(const std::string& stage)
{
    state_.stage = stage;
    state_.cancellable = stage != signing;
    if (stage == signing) offerWayOut();
    Q_EMIT changed();
}

void KeyTrial::offerWayOut()
{
    QTimer::singleShot(renewal_.settings().patience, this, [this, mine = turn_] {
        if (mine != turn_ || state_.stage != signing) return;
        state_.stage = "stage.slow";
        state_.cancellable = true;
        Q_EMIT changed();
    });
}

void KeyTrial::answered(const base::Result<int>& status)
{
    state_.done = status.has_value();
    if (!status) failed(status.error());
    end();
}

/// Nobody knows what the key did of a call that nobody waits for any more.
void KeyTrial::failed(base::Error error)
{
    base::log(error);
    if (error.code == Code::cancelled) error.code = Code::pinOutcomeUnknown;
    if (const auto level = levelIn(error, "pin")) state_.token->pin.level = *level;
    state_.error = std::move(error);
}

void KeyTrial::end()
{
    state_.busy = state_.cancellable = false;
    state_.stage.clear();
    renewal_.lendKey(false);
    renewal_.lookAgain();
    Q_EMIT changed();
}

void KeyTrial::cancel()
{
    if (!state_.busy || !state_.cancellable) return;
    const bool keyAsked = state_.stage == "stage.slow";
    ++turn_;
    passage_->cancel();
    background_->abandon();
    renewal_.keys()->abandon();
    if (keyAsked) failed(base::Error{Code::pinOutcomeUnknown}.at("cancel"));
    end();
}

void KeyTrial::readAgain()
{
    if (!state_.token) return;
    const auto* now = inReader(renewal_.snapshot(), *state_.token);
    state_.there = now != nullptr;
    if (now && !state_.busy) state_.token->pin = now->pin;
    Q_EMIT changed();
}

} // namespace sceau::workflow
