#include "pki/holder.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace sceau::pki {

namespace {

constexpr std::size_t sirenSize = 9;
constexpr std::size_t siretSize = 14;
constexpr std::size_t cnbfSize = 6;
constexpr std::string_view noBreakSpace = "\u00A0";

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The first nine digits of a SIREN or SIRET; nothing for another length.
std::optional<std::string> sirenOf(std::string_view digits)
{
    if (!allDigits(digits) || (digits.size() != sirenSize && digits.size() != siretSize)) return std::nullopt;
    return std::string(digits.substr(0, sirenSize));
}

std::string_view withoutSpaces(std::string_view text)
{
    while (text.starts_with(' ') || text.starts_with(noBreakSpace))
        text.remove_prefix(text.starts_with(' ') ? 1 : noBreakSpace.size());
    return text;
}

/// "0002 123456782": the French identifier scheme, at least one space, SIREN or SIRET.
std::optional<std::string> sirenInUnit(std::string_view unit)
{
    constexpr std::string_view scheme = "0002";
    if (!unit.starts_with(scheme)) return std::nullopt;
    const auto after = unit.substr(scheme.size());
    const auto digits = withoutSpaces(after);
    return digits.size() == after.size() ? std::nullopt : sirenOf(digits);
}

std::optional<std::string> sirenInVat(std::string_view number)
{
    constexpr std::size_t keySize = 2;
    if (number.size() != keySize + sirenSize) return std::nullopt;
    const auto key = number.substr(0, keySize);
    const bool wellFormed = std::all_of(key.begin(), key.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
    return wellFormed ? sirenOf(number.substr(keySize)) : std::nullopt;
}

std::optional<std::string> sirenInIdentifier(std::string_view identifier)
{
    for (const std::string_view scheme : {"NTRFR-", "SI:FR-"}) {
        if (identifier.starts_with(scheme)) return sirenOf(identifier.substr(scheme.size()));
    }
    constexpr std::string_view vat = "VATFR-";
    if (identifier.starts_with(vat)) return sirenInVat(identifier.substr(vat.size()));
    return std::nullopt;
}

StatedSiren sirenStatedBy(const Certificate& certificate)
{
    std::set<std::string> stated;
    for (const auto& unit : certificate.organisationalUnits) {
        if (auto siren = sirenInUnit(unit)) stated.insert(std::move(*siren));
    }
    if (auto siren = sirenInIdentifier(certificate.organisationIdentifier)) stated.insert(std::move(*siren));
    if (stated.empty()) return {};
    if (stated.size() > 1) return {StatedSiren::State::inconsistent, {}};
    return {StatedSiren::State::stated, *stated.begin()};
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
    return lower;
}

/// "012345.name@avocat-conseil.fr"
std::optional<std::string> cnbfInAddress(std::string_view address)
{
    const auto at = address.find('@');
    if (at == std::string_view::npos || lowerCase(address.substr(at)) != "@avocat-conseil.fr") return std::nullopt;
    const auto local = address.substr(0, at);
    if (local.size() < cnbfSize + 2 || local[cnbfSize] != '.' || !allDigits(local.substr(0, cnbfSize))) return std::nullopt;
    return std::string(local.substr(0, cnbfSize));
}

/// Two addresses with different numbers give no hint at all.
std::optional<std::string> cnbfHintOf(const Certificate& certificate)
{
    std::set<std::string> numbers;
    for (const auto& email : certificate.emails) {
        if (auto number = cnbfInAddress(email)) numbers.insert(std::move(*number));
    }
    if (numbers.size() != 1) return std::nullopt;
    return *numbers.begin();
}

bool isTest(const Certificate& certificate)
{
    constexpr std::string_view mark = "TEST ";
    return certificate.commonName.starts_with(mark) || certificate.givenName.starts_with(mark) || certificate.surname.starts_with(mark);
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int weighted = i % 2 == 0 ? digit : 2 * digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
}

int digitSum(std::string_view digits)
{
    int sum = 0;
    for (const char c : digits)
        sum += c - '0';
    return sum;
}

} // namespace

Holder holderOf(const Certificate& certificate)
{
    Holder holder;
    holder.commonName = certificate.commonName;
    holder.givenName = certificate.givenName;
    holder.surname = certificate.surname;
    holder.organisation = certificate.organisation;
    holder.siren = sirenStatedBy(certificate);
    holder.cnbfHint = cnbfHintOf(certificate);
    holder.test = isTest(certificate);
    holder.pseudonymous = !certificate.pseudonym.empty();
    return holder;
}

bool isSiren(std::string_view digits)
{
    return digits.size() == sirenSize && allDigits(digits) && passesLuhn(digits);
}

bool isSiret(std::string_view digits)
{
    constexpr std::string_view laPoste = "356000000";
    if (digits.size() != siretSize || !allDigits(digits)) return false;
    return passesLuhn(digits) || (digits.starts_with(laPoste) && digitSum(digits) % 5 == 0);
}

} // namespace sceau::pki
