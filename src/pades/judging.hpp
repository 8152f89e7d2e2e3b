#pragma once

#include "pades/verify_signature.hpp"
#include "pdf/document.hpp"

namespace sceau::pades {

/// Judges the signatures of a file together, in the order of `all`: a time-stamp that is believed proves that what it covers existed, the
/// latest one first (EN 319 102-1 §§ 5.5, 5.6). Code::cancelled.
[[nodiscard]] base::Result<std::vector<SignatureReport>> judgeAll(const std::vector<Evidence>& all, pdf::Document& document,
                                                                  const VerifyOptions& options, std::stop_token stop);

} // namespace sceau::pades
