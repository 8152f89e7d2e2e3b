#include "review/review.hpp"
#include "workflow/renewal_state.hpp"
#include "workflow/signing.hpp"

#include <algorithm>
#include <array>

namespace sceau::workflow {

void Renewal::State::clearFailure()
{
    snapshot.error.reset();
    snapshot.levelRefused = false;
}

/// Each time anew: what was out of reach may answer by now.
void Renewal::State::enterSigning()
{
    snapshot.level = snapshot.wantedLevel;
    checkLevel();
}

void Renewal::State::checkLevel()
{
    answering.reset();
    if (snapshot.level == pades::Level::basic) return tell();
    using Reached = std::shared_ptr<support::LevelAuthorities>;
    begin({"stage.ask-timestamp", true});
    const auto work = [own = settings, level = snapshot.level, token = *snapshot.token, certificate = *snapshot.certificate,
                       shown = progress()](Workbench&, const std::stop_token& stop) {
        return authoritiesFor(*own, level, token, certificate, stop, shown);
    };
    carryOn<Reached>(work, [this](const base::Result<Reached>& reached) {
        end();
        if (reached)
            answering = Answering{*reached, settings->clock.now()};
        else
            refuseSignature(reached.error());
        tell();
    });
    tell();
}

/// A lower level is a way out where a service is missing, not where the certificate is revoked.
void Renewal::State::refuseSignature(const base::Error& error)
{
    fail(error);
    snapshot.levelRefused = concernsLevel(error);
}

std::shared_ptr<support::LevelAuthorities> Renewal::State::takeAnswering()
{
    constexpr std::chrono::minutes soon{5};
    const auto taken = std::exchange(answering, std::nullopt);
    return taken && settings->clock.now() - taken->at < soon ? taken->authorities : nullptr;
}

void Renewal::checkLevel()
{
    auto& s = *state_;
    if (!s.snapshot.busy && s.snapshot.step == Step::signing) s.checkLevel();
}

void Renewal::settleForBasic()
{
    auto& s = *state_;
    if (s.snapshot.busy || !s.snapshot.levelRefused) return;
    s.snapshot.level = pades::Level::basic;
    s.clearFailure();
    s.tell();
}

bool concernsLevel(const base::Error& error)
{
    using base::Code;
    constexpr std::array codes{Code::timestampNowhere, Code::timestampUnavailable, Code::evidenceMissing};
    return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

bool belowWantedLevel(const Snapshot& snapshot)
{
    const auto* own = snapshot.report ? review::ownSignature(*snapshot.report) : nullptr;
    return own != nullptr && own->reached < snapshot.wantedLevel;
}

} // namespace sceau::workflow
