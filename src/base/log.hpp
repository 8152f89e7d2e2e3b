#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string_view>

namespace sceau::base
{

/// Codes, places and counters for support; never a PIN, an APDU body or personal data. Off until openLog().
[[nodiscard]] Status openLog(const std::filesystem::path& file);

void log(std::string_view event, const Facts& facts = {});
void log(const Error& error);

} // namespace sceau::base
