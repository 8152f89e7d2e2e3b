#pragma once

#include <filesystem>
#include <string>

namespace sceau::fuzz {

/// Writes one seed of a target.
void writeSeed(const std::filesystem::path& folder, const std::string& target, const std::string& name, const std::string& bytes);

/// The seeds of fuzz_ocsp and fuzz_crl, and the certificates that they are about.
void writeRevocationSeeds(const std::filesystem::path& folder);

} // namespace sceau::fuzz
