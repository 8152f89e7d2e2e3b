#include "review/shown.hpp"

#include <nlohmann/json.hpp>

namespace sceau::review {
namespace {

std::string utf8(std::string_view text)
{
    const auto quoted = nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return nlohmann::json::parse(quoted).get<std::string>();
}

/// The length of a character at the front that acts instead of being seen; 0 for any other.
std::size_t actingLength(std::string_view rest)
{
    const auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
    if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
    if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;                     // U+0080–U+009F
    if (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 3; // U+FFFE, U+FFFF
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3; // U+FEFF
    if (byte(0) != 0xE2) return 0;
    const bool marks = byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xA8 && byte(2) <= 0xAE));
    const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
    return marks || isolates ? 3 : 0;
}

} // namespace

std::string shown(std::string_view text)
{
    const auto whole = utf8(text);
    std::string kept;
    for (std::size_t i = 0; i < whole.size();) {
        const auto acting = actingLength(std::string_view(whole).substr(i));
        kept += acting > 0 ? ' ' : whole[i];
        i += acting > 0 ? acting : 1;
    }
    return kept;
}

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : shown(text)) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

} // namespace sceau::review
