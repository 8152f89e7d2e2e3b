#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string_view>

namespace sceau::base {

/// A program of ours that this one starts ("sceau-compose"): beside our own executable, in ../libexec/sceau or in ../bin.
/// Never looked up in PATH. Code::programMissing with the fact "program".
[[nodiscard]] Result<std::filesystem::path> siblingProgram(std::string_view name);

/// The same, seen from an executable in `folder`.
[[nodiscard]] Result<std::filesystem::path> siblingProgram(std::string_view name, const std::filesystem::path& folder);

} // namespace sceau::base
