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

/// SEQUENCE and SET nest, every other universal type does not; other classes as they are.
bool isFormed(std::uint8_t tag)
{
    const bool universal = (tag & 0xC0) == 0;
    const int number = tag & 0x1F;
    return !universal || ((tag & constructed) != 0) == (number == 16 || number == 17);
}

/// Tags above 30 never occur in what we read, nor contents over 4 GiB.
std::optional<Header> headerOf(base::BytesView bytes)
{
    if (bytes.size() < 2 || (bytes[0] & 0x1F) == 0x1F || !isFormed(bytes[0])) return std::nullopt;
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

std::optional<DerElement> derElement(base::BytesView bytes)
{
    const auto header = headerOf(bytes);
    if (!header || bytes.size() - header->begin < header->size) return std::nullopt;
    return DerElement{bytes[0], bytes.subspan(header->begin, header->size), bytes.first(header->begin + header->size)};
}

std::optional<DerElement> DerCursor::next()
{
    auto element = derElement(rest_);
    rest_ = rest_.subspan(element ? element->whole.size() : rest_.size());
    return element;
}

std::optional<DerElement> DerCursor::next(std::uint8_t tag)
{
    if (rest_.empty() || rest_[0] != tag) return std::nullopt;
    return next();
}

std::optional<std::vector<DerElement>> derChildren(base::BytesView content)
{
    std::vector<DerElement> children;
    while (!content.empty()) {
        const auto header = headerOf(content);
        const auto size = derSize(content);
        if (!header || !size) return std::nullopt;
        children.push_back({content[0], content.subspan(header->begin, header->size), content.first(*size)});
        content = content.subspan(*size);
    }
    return children;
}

} // namespace sceau::pki
