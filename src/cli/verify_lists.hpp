#pragma once

#include "cli/verify_request.hpp"
#include "support/trusted_lists.hpp"

namespace sceau::cli {

/// The list of --trusted-list, signed by one of --list-signer's; those of the settings where neither it nor --trust is given.
/// Codes: usageInvalid (no signer named), those of support::readLists().
[[nodiscard]] base::Result<support::ReadLists> listsFor(const VerifyRequest& request, const pades::VerifyOptions& options,
                                                        const Console& console);

} // namespace sceau::cli
