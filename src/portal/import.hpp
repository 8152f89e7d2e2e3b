#pragma once

#include "base/bytes.hpp"
#include "renewal/types.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sceau::portal {

struct CertificateName {
    std::string issuer;
    std::string serial;
};

/// A renewal that was made earlier: `issued` replaced `renewed`.
struct PastRenewal {
    CertificateName renewed;
    CertificateName issued;
    base::Instant at{};
    std::string order; ///< may be empty
};

struct ImportedOrder {
    renewal::Order order;
    std::optional<base::Bytes> dossier; ///< the PDF that the portal issued
};

/// What an import file says, checked, before anything is stored.
struct Import {
    std::vector<renewal::DirectoryEntry> directory;
    std::vector<ImportedOrder> orders;
    std::vector<PastRenewal> renewals;
    std::optional<bool> history;
};

/// Reads docs/portal.md's JSON under strict rules: known keys only, exact types, limits. `folder` is where "dossier_file" is looked up.
/// Code::importInvalid with facts "at" (JSON pointer) and "problem".
[[nodiscard]] base::Result<Import> readImport(std::string_view json, const std::filesystem::path& folder);

} // namespace sceau::portal
