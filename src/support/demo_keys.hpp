#pragma once

#include "base/secret.hpp"
#include "pki/test_authority.hpp"
#include "support/demo_portal.hpp"

#include <filesystem>

namespace sceau::support {

/// Makes one software key for each case in `folder` (authentication and signature certificates, the issuing authority) and fills in the
/// cases' certificates. Returns softhsm2.conf. Codes: driverMissing, keyFailed, folderReadOnly.
[[nodiscard]] base::Result<std::filesystem::path> makeDemoKeys(const std::filesystem::path& folder, const pki::TestAuthority& authority,
                                                               base::Instant now, const base::Secret& pin, std::vector<DemoCase>& cases);

} // namespace sceau::support
