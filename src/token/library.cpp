#include "token/library.hpp"

#include <array>
#include <cstring>
#include <elf.h>
#include <fstream>
#include <system_error>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

/// The first bytes of every ELF file, the same in both classes up to e_machine.
struct ElfStart {
    std::array<unsigned char, EI_NIDENT> ident;
    std::uint16_t type;
    std::uint16_t machine;
};

bool readStart(const std::filesystem::path& file, ElfStart& start)
{
    std::ifstream stream(file, std::ios::binary);
    return stream.read(reinterpret_cast<char*>(&start), sizeof start) && std::memcmp(start.ident.data(), ELFMAG, SELFMAG) == 0;
}

std::string describe(const ElfStart& start)
{
    const std::string bits = start.ident[EI_CLASS] == ELFCLASS64 ? "64" : "32";
    return bits + "-bit, machine " + std::to_string(start.machine);
}

} // namespace

base::Status checkLibrary(const std::filesystem::path& file)
{
    const auto refuse = [&](Code code) { return Error{code}.at("checkLibrary").with("module", file.string()); };
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return tl::unexpected(refuse(Code::driverMissing));
    if (!std::filesystem::is_regular_file(file, ignored)) return tl::unexpected(refuse(Code::driverUnloadable));

    ElfStart library{};
    ElfStart program{};
    if (!readStart(file, library)) return tl::unexpected(refuse(Code::driverUnloadable));
    if (!readStart("/proc/self/exe", program)) return {};
    const bool same = library.ident[EI_CLASS] == program.ident[EI_CLASS] && library.ident[EI_DATA] == program.ident[EI_DATA]
                      && library.machine == program.machine;
    if (!same) {
        return tl::unexpected(refuse(Code::driverArchitecture).with("library", describe(library)).with("program", describe(program)));
    }
    return {};
}

} // namespace sceau::token
