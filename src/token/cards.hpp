#pragma once

#include "token/types.hpp"

/// Inside the room: which token is the card in which reader, and which tokens are the same.
namespace sceau::token {

/// Readers whose card says what it is.
[[nodiscard]] std::vector<Reader> cardsIn(const Readers& readers);

/// Whether `token` names this reader as its own, as far as PKCS#11 has room for the name.
[[nodiscard]] bool sitsIn(const Token& token, const Reader& reader);

/// The same, and shows what is on it: a module that knows a card only by half is not its driver.
[[nodiscard]] bool reads(const Token& token, const Reader& reader);

/// Of one key that several modules show, the first is kept: the same serial number or the same reader, and the same certificates.
void keepOneOfTwins(std::vector<Token>& tokens);

/// Why no module shows a token: serviceStopped, noReader, noKey, keySilent (a mute card), noDriver.
[[nodiscard]] base::Code whyNoToken(const Readers& readers);

} // namespace sceau::token
