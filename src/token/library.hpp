#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Inside the room: what a file is, before its code runs in any process.
namespace sceau::token {

/// What systems load: Linux, Windows, macOS.
enum class LibraryFormat { none, elf, pe, machO };

struct Processor {
    unsigned bits = 0;
    std::string name; ///< "x86-64"
    friend bool operator==(const Processor&, const Processor&) = default;
};

struct LibraryKind {
    LibraryFormat format = LibraryFormat::none;
    std::vector<Processor> processors; ///< several in one Mach-O file
};

/// What the first bytes of a file say; `none` for anything that no system loads.
[[nodiscard]] LibraryKind kindIn(base::BytesView start);

/// "ELF 64-bit x86-64"; empty for `none`.
[[nodiscard]] std::string describe(const LibraryKind& kind);

/// Code::driverMissing.
[[nodiscard]] base::Status checkThere(const std::filesystem::path& file);

/// The first bytes of a regular file. Code::driverUnloadable with the fact "reason".
[[nodiscard]] base::Result<base::Bytes> startOf(const std::filesystem::path& file);

/// Whether this program's system and processor load it. Codes: driverUnloadable (no library), driverArchitecture (facts "library",
/// "program").
[[nodiscard]] base::Status checkKind(const std::filesystem::path& file, const LibraryKind& kind);

/// The three, one after the other: refuses what dlopen would refuse with a text that nobody understands.
[[nodiscard]] base::Status checkLibrary(const std::filesystem::path& file);

} // namespace sceau::token
