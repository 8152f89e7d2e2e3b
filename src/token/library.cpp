#include "token/library.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <elf.h>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sceau::token {

using base::BytesView;
using base::Code;
using base::Error;

namespace {

constexpr std::size_t startSize = 4'096;
constexpr std::uint32_t universalLimit = 16; ///< a Java class begins with the same four bytes, and a version beyond this

using Names = std::pair<std::uint32_t, std::string_view>;
constexpr std::array elfNames{
    Names{EM_386, "x86"},      Names{EM_X86_64, "x86-64"}, Names{EM_ARM, "ARM"},    Names{EM_AARCH64, "ARM64"},
    Names{EM_RISCV, "RISC-V"}, Names{EM_PPC64, "POWER"},   Names{EM_S390, "S/390"},
};
constexpr std::array peNames{Names{0x014C, "x86"}, Names{0x8664, "x86-64"}, Names{0x01C4, "ARM"}, Names{0xAA64, "ARM64"}};
constexpr std::array machONames{Names{7, "x86"}, Names{0x0100'0007, "x86-64"}, Names{12, "ARM"}, Names{0x0100'000C, "ARM64"}};
constexpr std::uint32_t machO64 = 0x0100'0000;

template <std::size_t N> std::string nameOf(std::uint32_t machine, const std::array<Names, N>& names)
{
    const auto* const known = std::find_if(names.begin(), names.end(), [machine](const Names& one) { return one.first == machine; });
    return known == names.end() ? "machine " + std::to_string(machine) : std::string(known->second);
}

/// A number of `size` bytes; 0 beyond the end.
std::uint32_t little(BytesView bytes, std::size_t offset, std::size_t size)
{
    if (offset > bytes.size() || bytes.size() - offset < size) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;)
        number = number << 8U | bytes[offset + i];
    return number;
}

std::uint32_t big(BytesView bytes, std::size_t offset, std::size_t size)
{
    if (offset > bytes.size() || bytes.size() - offset < size) return 0;
    std::uint32_t number = 0;
    for (const auto byte : bytes.subspan(offset, size))
        number = number << 8U | byte;
    return number;
}

bool startsWith(BytesView bytes, std::string_view text)
{
    return base::textOf(bytes).starts_with(text);
}

LibraryKind elfIn(BytesView start)
{
    constexpr std::size_t machineOffset = offsetof(Elf64_Ehdr, e_machine); // the same in both classes
    if (start.size() < sizeof(Elf32_Ehdr)) return {};
    const bool isBig = start[EI_DATA] == ELFDATA2MSB;
    const auto machine = isBig ? big(start, machineOffset, 2) : little(start, machineOffset, 2);
    const auto name = nameOf(machine, elfNames) + (isBig ? " big-endian" : "");
    return {LibraryFormat::elf, {{start[EI_CLASS] == ELFCLASS64 ? 64U : 32U, name}}};
}

/// PE/COFF § 3: the old program's header at 0x3C names the place of the new one.
LibraryKind peIn(BytesView start)
{
    const auto header = little(start, 0x3C, 4);
    if (header >= start.size() || !startsWith(start.subspan(header), std::string_view("PE\0\0", 4))) return {};
    const bool wide = little(start, header + 24, 2) == 0x020B;
    return {LibraryFormat::pe, {{wide ? 64U : 32U, nameOf(little(start, header + 4, 2), peNames)}}};
}

Processor machOProcessor(std::uint32_t machine)
{
    return {(machine & machO64) != 0 ? 64U : 32U, nameOf(machine, machONames)};
}

LibraryKind universalIn(BytesView start)
{
    const auto count = big(start, 4, 4);
    if (count == 0 || count > universalLimit) return {};
    LibraryKind kind{LibraryFormat::machO, {}};
    for (std::uint32_t i = 0; i < count; ++i)
        kind.processors.push_back(machOProcessor(big(start, 8 + std::size_t{20} * i, 4)));
    return kind;
}

/// This program's own; `none` where that cannot be read, and then every library is left to the loader.
const LibraryKind& ownKind()
{
    static const auto kind = [] {
        const auto start = startOf("/proc/self/exe");
        return start ? kindIn(*start) : LibraryKind{};
    }();
    return kind;
}

bool fits(const LibraryKind& library, const LibraryKind& program)
{
    if (program.format == LibraryFormat::none) return true;
    const auto& all = library.processors;
    return library.format == program.format && std::find(all.begin(), all.end(), program.processors.front()) != all.end();
}

Error refusal(Code code, const std::filesystem::path& file)
{
    return Error{code}.at("checkLibrary").with("module", file.string());
}

tl::unexpected<Error> unreadable(const std::filesystem::path& file, int number)
{
    return tl::unexpected(refusal(Code::driverUnloadable, file).with("reason", std::strerror(number)));
}

} // namespace

LibraryKind kindIn(BytesView start)
{
    if (startsWith(start, ELFMAG)) return elfIn(start);
    if (startsWith(start, "MZ")) return peIn(start);
    if (startsWith(start, "\xCA\xFE\xBA\xBE")) return universalIn(start);
    const bool thin = startsWith(start, "\xCE\xFA\xED\xFE") || startsWith(start, "\xCF\xFA\xED\xFE");
    return thin ? LibraryKind{LibraryFormat::machO, {machOProcessor(little(start, 4, 4))}} : LibraryKind{};
}

std::string describe(const LibraryKind& kind)
{
    constexpr std::array<const char*, 4> formats{"", "ELF", "PE", "Mach-O"};
    std::string text = formats.at(static_cast<std::size_t>(kind.format));
    const char* between = " ";
    for (const auto& processor : kind.processors) {
        text += between + std::to_string(processor.bits) + "-bit " + processor.name;
        between = ", ";
    }
    return text;
}

base::Status checkThere(const std::filesystem::path& file)
{
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        return tl::unexpected(refusal(Code::driverMissing, file));
    }
    return {};
}

base::Result<base::Bytes> startOf(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe must not be waited for
    if (descriptor < 0) return unreadable(file, errno);
    struct stat found {};
    const bool regular = ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
    base::Bytes start(startSize);
    const auto got = regular ? ::read(descriptor, start.data(), start.size()) : -1;
    const int number = regular ? errno : S_ISDIR(found.st_mode) ? EISDIR : EINVAL;
    ::close(descriptor);
    if (got < 0) return unreadable(file, number);
    start.resize(static_cast<std::size_t>(got));
    return start;
}

base::Status checkKind(const std::filesystem::path& file, const LibraryKind& kind)
{
    if (kind.format == LibraryFormat::none) {
        return tl::unexpected(refusal(Code::driverUnloadable, file).with("reason", "not a library"));
    }
    if (fits(kind, ownKind())) return {};
    return tl::unexpected(refusal(Code::driverArchitecture, file).with("library", describe(kind)).with("program", describe(ownKind())));
}

base::Status checkLibrary(const std::filesystem::path& file)
{
    if (auto there = checkThere(file); !there) return there;
    const auto start = startOf(file);
    if (!start) return tl::unexpected(start.error());
    return checkKind(file, kindIn(*start));
}

} // namespace sceau::token
