#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// The first bytes of libraries that this machine cannot load, or not at all: headers are all that anybody looks at.
namespace sceau::test {

[[nodiscard]] std::string elfFor(unsigned char bits, std::uint16_t machine);
[[nodiscard]] std::string peFor(std::uint16_t machine, bool wide);
[[nodiscard]] std::string machOFor(std::uint32_t processor);
[[nodiscard]] std::string universalFor(const std::vector<std::uint32_t>& processors);

/// A file of its own with this content.
[[nodiscard]] std::filesystem::path driverFile(const std::string& content);

} // namespace sceau::test
