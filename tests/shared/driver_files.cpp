#include "shared/driver_files.hpp"

#include "shared/test_pki.hpp"

#include <algorithm>
#include <elf.h>
#include <fstream>

namespace sceau::test {

namespace {

std::string little(std::uint32_t number, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i, number >>= 8U)
        bytes += static_cast<char>(number & 0xFFU);
    return bytes;
}

std::string big(std::uint32_t number)
{
    auto bytes = little(number, 4);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace

std::string elfFor(unsigned char bits, std::uint16_t machine)
{
    Elf64_Ehdr header{};
    std::copy_n(ELFMAG, SELFMAG, header.e_ident);
    header.e_ident[EI_CLASS] = bits;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_ident[EI_VERSION] = EV_CURRENT;
    header.e_type = ET_DYN;
    header.e_machine = machine;
    return {reinterpret_cast<const char*>(&header), sizeof header};
}

std::string peFor(std::uint16_t machine, bool wide)
{
    constexpr std::uint32_t place = 0x80;
    auto bytes = "MZ" + std::string(0x3A, '\0') + little(place, 4);
    bytes.resize(place, '\0');
    bytes += std::string("PE\0\0", 4) + little(machine, 2) + std::string(18, '\0');
    return bytes + little(wide ? 0x020B : 0x010B, 2) + std::string(64, '\0');
}

std::string machOFor(std::uint32_t processor)
{
    return "\xCF\xFA\xED\xFE" + little(processor, 4) + std::string(64, '\0');
}

std::string universalFor(const std::vector<std::uint32_t>& processors)
{
    auto bytes = "\xCA\xFE\xBA\xBE" + big(static_cast<std::uint32_t>(processors.size()));
    for (const auto processor : processors)
        bytes += big(processor) + std::string(16, '\0');
    return bytes;
}

std::filesystem::path driverFile(const std::string& content)
{
    const auto file = temporaryFolder("driver") / "driver.so";
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

} // namespace sceau::test
