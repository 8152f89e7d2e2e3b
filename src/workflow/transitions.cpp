#include "workflow/transitions.hpp"

#include <array>

namespace sceau::workflow {
namespace {

constexpr std::array<std::pair<Step, const char*>, 8> stepNames{{{Step::key, "key"},
                                                                 {Step::pin, "pin"},
                                                                 {Step::eligibility, "eligibility"},
                                                                 {Step::identity, "identity"},
                                                                 {Step::contact, "contact"},
                                                                 {Step::dossier, "dossier"},
                                                                 {Step::signing, "signing"},
                                                                 {Step::done, "done"}}};

bool keyIsReady(const Snapshot& s)
{
    return s.key == KeyState::ready && s.token && s.certificate && (s.order || s.givenPdf);
}

bool answered(const Snapshot& s)
{
    switch (s.step) {
    case Step::key:
        return keyIsReady(s);
    case Step::pin:
        return s.activated;
    case Step::eligibility:
        return s.eligibility && s.eligibility->eligible != renewal::Eligible::no;
    case Step::identity:
        return s.identityAccepted;
    case Step::contact:
        return s.contactConfirmed && !s.dossierFile.empty();
    case Step::dossier:
        return s.dossierRead && !s.dossierFile.empty();
    case Step::signing:
        return s.report.has_value();
    case Step::done:
        return false;
    }
    return false;
}

} // namespace

bool complete(const Snapshot& snapshot)
{
    return !snapshot.busy && answered(snapshot);
}

bool hasStep(const Snapshot& snapshot, Step step)
{
    if (step == Step::identity) return !snapshot.givenPdf;
    if (step == Step::contact) return !snapshot.givenPdf && !(snapshot.order && snapshot.order->bringsDossier);
    return true;
}

std::optional<Step> stepAfter(const Snapshot& snapshot)
{
    if (!complete(snapshot)) return {};
    auto step = snapshot.step;
    do
        step = static_cast<Step>(static_cast<int>(step) + 1);
    while (!hasStep(snapshot, step));
    return step;
}

std::optional<Step> stepBefore(const Snapshot& snapshot)
{
    if (snapshot.busy || snapshot.step == Step::key || snapshot.step == Step::done) return {};
    auto step = snapshot.step;
    do
        step = static_cast<Step>(static_cast<int>(step) - 1);
    while (!hasStep(snapshot, step));
    return step;
}

bool correctable(const Snapshot& snapshot)
{
    return snapshot.order && snapshot.contactConfirmed && !snapshot.order->bringsDossier && !snapshot.report;
}

void stopAtFirstUnanswered(Snapshot& snapshot)
{
    const auto left = snapshot.step;
    snapshot.step = Step::key;
    while (snapshot.step != left) {
        const auto further = stepAfter(snapshot);
        if (!further || *further > left) return;
        snapshot.step = *further;
    }
}

void forgetRenewal(Snapshot& snapshot)
{
    Snapshot fresh;
    fresh.step = snapshot.step;
    fresh.key = snapshot.key;
    fresh.readers = std::move(snapshot.readers);
    fresh.tokens = std::move(snapshot.tokens);
    fresh.driverProblems = std::move(snapshot.driverProblems);
    fresh.token = std::move(snapshot.token);
    fresh.certificate = snapshot.certificate;
    fresh.portal = snapshot.portal;
    fresh.wantedLevel = fresh.level = snapshot.wantedLevel;
    snapshot = std::move(fresh);
}

void forgetKey(Snapshot& snapshot)
{
    forgetRenewal(snapshot);
    snapshot.token.reset();
    snapshot.certificate.reset();
}

std::string name(Step step)
{
    return stepNames[static_cast<std::size_t>(step)].second;
}

std::optional<Step> stepNamed(std::string_view name)
{
    for (const auto& [step, known] : stepNames)
        if (name == known) return step;
    return {};
}

bool takesGivenPdf(const Snapshot& snapshot)
{
    if (snapshot.busy || snapshot.step != Step::key) return false;
    if (snapshot.key == KeyState::ready) return snapshot.givenPdf.has_value();
    return snapshot.key != KeyState::chooseOrder && snapshot.key != KeyState::notRenewable && snapshot.key != KeyState::anotherKey;
}

} // namespace sceau::workflow
