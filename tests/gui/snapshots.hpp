#pragma once

#include "workflow/assistance.hpp"
#include "workflow/key_care.hpp"
#include "workflow/key_trial.hpp"
#include "workflow/preferences.hpp"

/// Hand-made snapshots: what the workflow would show a screen, without a key, a portal or a thread.
namespace sceau::snapshots {

/// Saturday 21 November 2026, 10:00 in Paris: 46 days before the TEST key expires.
[[nodiscard]] base::Instant today();
[[nodiscard]] base::Clock clock();

[[nodiscard]] pki::Certificate certificate(pki::Role role);
[[nodiscard]] token::Token token(token::TryLevel level = token::TryLevel::ok);

[[nodiscard]] workflow::Snapshot withoutKey(workflow::KeyState state);
[[nodiscard]] workflow::Snapshot ready();
[[nodiscard]] workflow::Snapshot severalKeys();
[[nodiscard]] workflow::Snapshot severalOrders();
[[nodiscard]] workflow::Snapshot tooEarly();
[[nodiscard]] workflow::Snapshot pin(token::TryLevel level = token::TryLevel::ok);
[[nodiscard]] workflow::Snapshot eligibility(renewal::Eligible eligible);
[[nodiscard]] workflow::Snapshot identity();
[[nodiscard]] workflow::Snapshot contact();
[[nodiscard]] workflow::Snapshot dossier();
[[nodiscard]] workflow::Snapshot signing(token::TryLevel level = token::TryLevel::ok);
[[nodiscard]] workflow::Snapshot signingUnderWay();
/// The services of the level do not answer.
[[nodiscard]] workflow::Snapshot levelRefused();
[[nodiscard]] workflow::Snapshot settledForBasic();
[[nodiscard]] workflow::Snapshot levelBeingChecked();
[[nodiscard]] workflow::Snapshot done();
/// Signed at B-B because the service failed after the key had signed.
[[nodiscard]] workflow::Snapshot doneBelowLevel();
[[nodiscard]] workflow::Snapshot doneAsArchive();
[[nodiscard]] workflow::Snapshot paper();

[[nodiscard]] workflow::Snapshot chosenAmongSeveral();
[[nodiscard]] workflow::Snapshot readyWith(token::TryLevel level);

[[nodiscard]] workflow::CareState care(workflow::Care what, token::TryLevel pin = token::TryLevel::ok,
                                       token::TryLevel puk = token::TryLevel::ok);
[[nodiscard]] workflow::CareState careFailed(workflow::CareState state, base::Code code);
[[nodiscard]] workflow::CareState careUnderWay();
[[nodiscard]] workflow::CareState careDone(workflow::Care what);

/// Before anything is asked.
[[nodiscard]] workflow::TrialState trial(token::TryLevel level = token::TryLevel::ok);
[[nodiscard]] workflow::TrialState trialFailed(workflow::TrialState state, base::Code code);
/// Known before: no PIN is asked for.
[[nodiscard]] workflow::TrialState trialImpossible(base::Code code);
[[nodiscard]] workflow::TrialState trialUnfit();
[[nodiscard]] workflow::TrialState trialAt(const std::string& stage);
[[nodiscard]] workflow::TrialState trialDone();

/// A reader with a card, one without, and drivers at every step.
[[nodiscard]] workflow::AssistanceState assistance();
[[nodiscard]] workflow::AssistanceState serviceStopped();

[[nodiscard]] workflow::PreferencesState preferences();

/// One of each kind that a person may meet, by name.
[[nodiscard]] std::vector<std::pair<std::string, workflow::Snapshot>> all();

} // namespace sceau::snapshots
