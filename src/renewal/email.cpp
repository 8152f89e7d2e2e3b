#include "renewal/email.hpp"

#include "renewal/typed_text.hpp"

#include <algorithm>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

namespace sceau::renewal {
namespace {

constexpr std::size_t longestLocal = 64;
constexpr std::size_t longestAddress = 254;

bool isAtom(char c)
{
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return alphanumeric || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool isLocalPart(std::string_view local)
{
    if (local.empty() || local.size() > longestLocal) return false;
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return false;
    return std::all_of(local.begin(), local.end(), [](char c) { return c == '.' || isAtom(c); });
}

bool isTopLevel(std::string_view label)
{
    if (label.starts_with("xn--")) return true;
    return label.size() >= 2 && std::all_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// UTS #46, non-transitional: "ß" stays a letter of its own.
std::optional<std::string> toAscii(std::string_view domain)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> rules(icu::IDNA::createUTS46Instance(
        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, status));
    if (U_FAILURE(status)) return {};
    std::string ascii;
    icu::StringByteSink<std::string> sink(&ascii);
    icu::IDNAInfo info;
    rules->nameToASCII_UTF8({domain.data(), static_cast<int32_t>(domain.size())}, sink, info, status);
    if (U_FAILURE(status) || info.hasErrors()) return {};
    return ascii;
}

} // namespace

std::optional<std::string> normaliseEmail(std::string_view typed)
{
    const auto text = withSingleSpaces(typed);
    const auto at = text.find('@');
    if (at == std::string::npos || text.find('@', at + 1) != std::string::npos || text.size() > longestAddress) return {};
    const auto local = text.substr(0, at);
    const auto domain = toAscii(std::string_view(text).substr(at + 1));
    if (!isLocalPart(local) || !domain) return {};
    const auto dot = domain->rfind('.');
    if (dot == std::string::npos || dot == 0 || !isTopLevel(std::string_view(*domain).substr(dot + 1))) return {};
    if (local.size() + 1 + domain->size() > longestAddress) return {};
    return local + '@' + *domain;
}

} // namespace sceau::renewal
