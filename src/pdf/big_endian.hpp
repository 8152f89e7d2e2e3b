#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Numbers as TrueType and cross-reference streams store them.
namespace sceau::pdf {

[[nodiscard]] inline std::string bigEndian(std::uint64_t number, int width)
{
    std::string bytes;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xff));
    return bytes;
}

[[nodiscard]] inline std::string be16(std::uint32_t number)
{
    return bigEndian(number, 2);
}
[[nodiscard]] inline std::string be32(std::uint32_t number)
{
    return bigEndian(number, 4);
}

[[nodiscard]] inline std::uint16_t u16(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes.at(at + i))); };
    return static_cast<std::uint16_t>(byte(0) << 8 | byte(1));
}

[[nodiscard]] inline std::uint32_t u32(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(u16(bytes, at)) << 16 | u16(bytes, at + 2);
}

} // namespace sceau::pdf
