#pragma once

#include "review/listed.hpp"
#include "support/settings.hpp"

namespace sceau::support {

struct ReadLists {
    review::Listed listed;
    std::vector<base::Error> problems; ///< lists whose next update is past, whose services are not believed: trustedListOutdated
};

/// The lists of these files, each signed by one of its signers, for signatures of `at` beside anchors that are believed anyway. Blocking.
/// Codes: those of base::readFile(), pki::readAnchors() and pki::readTrustedList(), with the fact "file".
[[nodiscard]] base::Result<ReadLists> readLists(const std::vector<TrustedListFile>& files, std::vector<pki::Certificate> anchors,
                                                base::Instant at);

} // namespace sceau::support
