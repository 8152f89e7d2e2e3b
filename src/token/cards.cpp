#include "token/cards.hpp"

#include "token/slots.hpp"

#include <algorithm>
#include <set>

namespace sceau::token {

using base::Code;

namespace {

constexpr std::size_t descriptionSize = 64; ///< CK_SLOT_INFO

std::set<std::string> fingerprintsOf(const Token& token)
{
    std::set<std::string> all;
    for (const auto& held : token.certificates)
        all.insert(held.certificate.fingerprint);
    return all;
}

/// A module's own tokens are never twins: it tells them apart itself.
bool areTwins(const Token& one, const Token& other)
{
    if (one.module == other.module) return false;
    const auto held = fingerprintsOf(one);
    if (held != fingerprintsOf(other)) return false;
    if (!one.serial.empty() && one.serial == other.serial) return true;
    return !held.empty() && !one.reader.empty() && one.reader == other.reader;
}

} // namespace

std::vector<Reader> cardsIn(const Readers& readers)
{
    std::vector<Reader> cards;
    for (const auto& reader : readers.readers) {
        if (reader.occupied && !reader.mute && !reader.atr.empty()) cards.push_back(reader);
    }
    return cards;
}

bool isNamedAfter(const std::string& slot, const Reader& reader)
{
    auto name = reader.name.substr(0, descriptionSize);
    name.resize(name.find_last_not_of(' ') + 1);
    return !name.empty() && slot == printable(name);
}

bool sitsIn(const Token& token, const Reader& reader)
{
    return isNamedAfter(token.reader, reader);
}

const Token* tokenOf(const Reader& card, const std::vector<Token>& tokens, const Readers& readers)
{
    const auto reads = [&card](const Token& token) { return !token.certificates.empty() && sitsIn(token, card); };
    const auto named = std::find_if(tokens.begin(), tokens.end(), reads);
    if (named != tokens.end()) return &*named;

    const auto& all = readers.readers;
    const auto cards = std::count_if(all.begin(), all.end(), [](const Reader& one) { return one.occupied; });
    const auto mayBeMeant = [](const Token& token) { return !token.certificates.empty() && token.hardware; };
    const bool plain = cards == 1 && std::count_if(tokens.begin(), tokens.end(), mayBeMeant) == 1;
    return plain ? &*std::find_if(tokens.begin(), tokens.end(), mayBeMeant) : nullptr;
}

void keepOneOfTwins(std::vector<Token>& tokens)
{
    std::vector<Token> kept;
    for (auto& token : tokens) {
        const bool twin = std::any_of(kept.begin(), kept.end(), [&token](const Token& one) { return areTwins(one, token); });
        if (!twin) kept.push_back(std::move(token));
    }
    tokens = std::move(kept);
}

Code whyNoToken(const Readers& readers)
{
    if (!readers.serviceRunning) return Code::serviceStopped;
    if (readers.readers.empty()) return Code::noReader;
    const auto& all = readers.readers;
    if (!cardsIn(readers).empty()) return Code::noDriver;
    const bool mute = std::any_of(all.begin(), all.end(), [](const Reader& one) { return one.occupied; });
    return mute ? Code::keySilent : Code::noKey;
}

} // namespace sceau::token
