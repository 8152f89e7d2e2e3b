#pragma once

#include "cli/verify_request.hpp"
#include "review/listed.hpp"

namespace sceau::cli {

struct VerifyLists {
    review::Listed listed;
    std::vector<base::Error> problems; ///< lists that are out of date: trustedListOutdated
};

/// The list of --trusted-list, signed by one of --list-signer's; those of the settings where neither it nor --trust is given.
/// Codes: usageInvalid (no signer named), those of base::readFile(), pki::readAnchors() and pki::readTrustedList().
[[nodiscard]] base::Result<VerifyLists> listsFor(const VerifyRequest& request, const pades::VerifyOptions& options, const Console& console);

} // namespace sceau::cli
