#pragma once

#include "base/result.hpp"

#include <filesystem>

/// Inside the room: what a file is, before its code runs in this process.
namespace sceau::token {

/// Refuses what dlopen would refuse with a text that nobody understands.
/// Codes: driverMissing, driverUnloadable (not a library, unreadable), driverArchitecture (facts "library", "program").
[[nodiscard]] base::Status checkLibrary(const std::filesystem::path& file);

} // namespace sceau::token
