#include "renewal/identity.hpp"

#include "renewal/typed_text.hpp"

#include <algorithm>
#include <string_view>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sceau::renewal {
namespace {

icu::UnicodeString normalised(const icu::Normalizer2* form, std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    auto result = form->normalize(source, status);
    return U_SUCCESS(status) ? result : source;
}

icu::UnicodeString composed(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFCInstance(status), text);
}

icu::UnicodeString decomposed(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFKDInstance(status), text);
}

bool isApostrophe(UChar32 c)
{
    return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02B9 || c == 0x2032 || c == U'`';
}

bool separates(UChar32 c)
{
    return isApostrophe(c) || u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212 || u_isUWhiteSpace(c);
}

/// Letters that Unicode does not decompose, spelt as French civil status spells them in capitals.
void appendSpeltOut(icu::UnicodeString& text, UChar32 c)
{
    switch (c) {
    case 0x0152:
    case 0x0153:
        text.append("OE");
        break;
    case 0x00C6:
    case 0x00E6:
        text.append("AE");
        break;
    case 0x00DF:
    case 0x1E9E:
        text.append("SS");
        break;
    case 0x0141:
    case 0x0142:
        text.append(u'L');
        break;
    case 0x00D8:
    case 0x00F8:
        text.append(u'O');
        break;
    default:
        text.append(c);
    }
}

using Words = std::vector<std::string>;

Words split(std::string_view text, std::string_view separators)
{
    Words words;
    while (!text.empty()) {
        const auto end = text.find_first_of(separators);
        if (end != 0) words.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return words;
}

Match compare(std::string_view a, std::string_view b)
{
    const auto folded = fold(a);
    if (folded.empty() || folded != fold(b)) return Match::different;
    return composed(a) == composed(b) ? Match::identical : Match::equivalent;
}

Match worst(Match a, Match b)
{
    return std::max(a, b);
}

/// The names a directory knows a person by: one, or the civil name and another one of usage.
Match compareSurname(const std::string& surname, const DirectoryEntry& entry)
{
    const auto civil = compare(surname, entry.civilName);
    if (entry.usageName.empty()) return civil;
    const auto usage = compare(surname, entry.usageName);
    if (civil != Match::different && usage != Match::different) return worst(civil, usage);
    return civil == usage ? Match::different : Match::partial;
}

bool isPrefix(const Words& shorter, const Words& longer)
{
    return !shorter.empty() && shorter.size() <= longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

Words foldedWords(const Words& names)
{
    Words words;
    for (const auto& name : names) {
        for (auto& word : split(fold(name), " ,"))
            words.push_back(std::move(word));
    }
    return words;
}

/// A certificate names one first name or several separated by commas (RGS v1); each must be the directory's, from the first on.
Match compareFirstNames(const std::string& givenName, const Words& known)
{
    const auto stated = split(givenName, ",");
    if (stated.empty() || known.empty()) return Match::different;
    Match match = Match::identical;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        match = worst(match, i < known.size() ? compare(stated[i], known[i]) : Match::different);
    }
    if (match != Match::different) return match;
    const auto ours = foldedWords(stated), theirs = foldedWords(known);
    return isPrefix(ours, theirs) || isPrefix(theirs, ours) ? Match::partial : Match::different;
}

bool isWholeName(const std::string& commonName, const DirectoryEntry& entry)
{
    if (entry.firstNames.empty() || entry.firstNames[0].empty()) return false;
    const auto whole = [&](const std::string& name) { return !name.empty() && fold(commonName) == fold(entry.firstNames[0] + ' ' + name); };
    return whole(entry.civilName) || whole(entry.usageName);
}

struct NameComparison {
    Match match = Match::different;
    std::string detail;
};

NameComparison compareNames(const pki::Holder& holder, const DirectoryEntry& entry)
{
    if (holder.givenName.empty() || holder.surname.empty()) {
        if (isWholeName(holder.commonName, entry)) return {Match::partial, "R5.commonName"};
        return {Match::different, "R5.name"};
    }
    const auto surname = compareSurname(holder.surname, entry);
    const auto firstNames = compareFirstNames(holder.givenName, entry.firstNames);
    const auto match = worst(surname, firstNames);
    if (match == Match::different) return {match, surname == Match::different ? "R5.name" : "R5.firstName"};
    if (surname == Match::partial) return {match, "R5.oneName"};
    if (firstNames == Match::partial) return {match, "R5.moreFirstNames"};
    return {match, match == Match::equivalent ? "R5.equivalent" : ""};
}

/// A SIREN or the SIREN of a SIRET: an office that moves keeps it.
std::string sirenOf(std::string_view typed)
{
    const auto digits = withoutSpaces(typed);
    return digits.size() == 14 ? digits.substr(0, 9) : digits;
}

Match compareSiren(const pki::StatedSiren& stated, const std::string& known)
{
    using State = pki::StatedSiren::State;
    if (stated.state == State::inconsistent) return Match::different;
    if (stated.state == State::absent || known.empty()) return Match::partial;
    return stated.value == sirenOf(known) ? Match::identical : Match::different;
}

} // namespace

std::string fold(std::string_view text)
{
    icu::UnicodeString folded;
    const auto letters = decomposed(text);
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const UChar32 c = letters.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (!separates(c)) {
            appendSpeltOut(folded, c);
        } else if (!folded.isEmpty() && !folded.endsWith(u" ", 1)) {
            folded.append(u' ');
        }
    }
    folded.toUpper(icu::Locale::getRoot()).trim();
    std::string result;
    return folded.toUTF8String(result);
}

Match IdentityComparison::overall() const
{
    return sirenInconsistent ? Match::different : worst(names, siren);
}

IdentityComparison compareIdentity(const pki::Holder& holder, const DirectoryEntry& entry)
{
    IdentityComparison comparison;
    auto names = compareNames(holder, entry);
    comparison.names = names.match;
    comparison.detail = std::move(names.detail);
    comparison.siren = compareSiren(holder.siren, entry.siren);
    comparison.sirenInconsistent = holder.siren.state == pki::StatedSiren::State::inconsistent;
    return comparison;
}

} // namespace sceau::renewal
