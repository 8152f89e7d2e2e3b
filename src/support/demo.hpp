#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::support {

struct DemoOrder {
    std::string number;
    std::string which; ///< "renewable", "too-early", "expired", "siren-changed", "already-renewed"
    std::string token; ///< RFC 7512 URI of the software key this order renews
};

/// A demonstration: a software key in SoftHSM, a test CA, a portal with orders; everything TEST.
struct Demo {
    std::filesystem::path folder;
    std::filesystem::path module;
    std::string token; ///< the renewable key
    std::filesystem::path pinFile;
    std::filesystem::path portal;
    std::filesystem::path trust; ///< the test root, PEM
    std::filesystem::path softhsmConfiguration;
    std::vector<DemoOrder> orders;
};

/// Makes (or makes anew) the demonstration in `folder`. The first key holds two certificates, authentication and signature; each other
/// order has a key of its own on the same module. Codes: driverMissing, folderReadOnly, keyFailed, targetExists (a folder with other
/// things).
[[nodiscard]] base::Result<Demo> makeDemo(const std::filesystem::path& folder, base::Instant now);

/// `demo init --json` (SPEC § 8).
[[nodiscard]] std::string toJson(const Demo& demo);

} // namespace sceau::support
