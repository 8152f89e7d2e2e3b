#include "pki/der.hpp"

namespace sceau::pki {

namespace {

constexpr int deepest = 32;
constexpr std::uint8_t constructed = 0x20;

struct Header {
    bool nests = false;
    std::size_t begin = 0; ///< of the content
    std::size_t size = 0;  ///< of the content
};

/// Tags above 30 never occur in what we read, nor contents over 4 GiB.
std::optional<Header> headerOf(base::BytesView bytes)
{
    if (bytes.size() < 2 || (bytes[0] & 0x1F) == 0x1F) return std::nullopt;
    Header header{(bytes[0] & constructed) != 0, 2, bytes[1]};
    if (bytes[1] < 0x80) return header;

    const std::size_t octets = bytes[1] & 0x7F;
    if (octets == 0 || octets > 4 || bytes.size() < 2 + octets || bytes[2] == 0) return std::nullopt;
    header.size = 0;
    for (std::size_t i = 0; i < octets; ++i)
        header.size = header.size << 8 | bytes[2 + i];
    if (header.size < 0x80) return std::nullopt;
    header.begin += octets;
    return header;
}

std::optional<std::size_t> sizeAt(base::BytesView bytes, int depth)
{
    const auto header = headerOf(bytes);
    if (!header || depth > deepest || bytes.size() - header->begin < header->size) return std::nullopt;
    if (!header->nests) return header->begin + header->size;

    auto rest = bytes.subspan(header->begin, header->size);
    while (!rest.empty()) {
        const auto inner = sizeAt(rest, depth + 1);
        if (!inner) return std::nullopt;
        rest = rest.subspan(*inner);
    }
    return header->begin + header->size;
}

} // namespace

std::optional<std::size_t> derSize(base::BytesView bytes)
{
    return sizeAt(bytes, 0);
}

} // namespace sceau::pki
