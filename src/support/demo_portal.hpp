#pragma once

#include "base/clock.hpp"
#include "pki/certificate.hpp"

#include <string>
#include <vector>

namespace sceau::support {

/// One demonstration: what goes wrong, or right, with an order and its key.
struct DemoCase {
    std::string number;
    std::string which;
    std::string cnbf;
    std::string tokenLabel;
    int daysLeft = 60;
    std::string directorySiren; ///< the certificate always states demoSiren
    bool renewedBefore = false;
    pki::Certificate certificate; ///< the signing certificate, once it is issued
};

inline constexpr const char* demoSiren = "123456782";

/// The five cases, the renewable one first; certificates still missing.
[[nodiscard]] std::vector<DemoCase> demoCases();

/// Paris midnight of the day `days` from today.
[[nodiscard]] base::Instant parisMidnight(base::Instant now, int days);

/// The import (docs/portal.md) that makes these cases true.
[[nodiscard]] std::string demoImport(const std::vector<DemoCase>& cases, base::Instant now);

} // namespace sceau::support
