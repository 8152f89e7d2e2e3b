#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string_view>

namespace sceau::base {

/// Codes, places and counters for support; never a PIN, an APDU body or personal data: facts that name people or
/// their files are withheld. Off until openLog(); the first log that opens stays. The file is its owner's alone.
[[nodiscard]] Status openLog(const std::filesystem::path& file);

void log(std::string_view event, const Facts& facts = {});
void log(const Error& error);

} // namespace sceau::base
