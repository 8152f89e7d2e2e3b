#pragma once

#include "workflow/renewal.hpp"

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
[[nodiscard]] workflow::Snapshot done();
[[nodiscard]] workflow::Snapshot paper();

/// One of each kind that a person may meet, by name.
[[nodiscard]] std::vector<std::pair<std::string, workflow::Snapshot>> all();

} // namespace sceau::snapshots
