#pragma once

#include "portal/portal.hpp"
#include "review/dossier_rule.hpp"

namespace sceau::portal {

/// The policy `dossier` (review::reviewDossier) with what `portal`, or nobody (null), knows of the orders for the certificate that signed.
/// Codes of Portal::ordersFor().
[[nodiscard]] base::Result<review::FileReview> reviewDossier(review::VerifiedFile verified, const Portal* portal, base::Instant now,
                                                             const renewal::Limits& limits = {});

} // namespace sceau::portal
