#pragma once

#include "token/types.hpp"

/// Inside the room: which token is the card in which reader, and which tokens are the same.
namespace sceau::token {

/// Readers whose card says what it is.
[[nodiscard]] std::vector<Reader> cardsIn(const Readers& readers);

/// Whether a slot's description is this reader's name, as far as PKCS#11 has room for it.
[[nodiscard]] bool isNamedAfter(const std::string& slot, const Reader& reader);

/// Whether `token` names this reader as its own.
[[nodiscard]] bool sitsIn(const Token& token, const Reader& reader);

/// The token that is the card in this reader: it says so and shows what is on it, since a module that knows a card only by half is not
/// its driver. Where none says so and this is the only card in any reader, the only token in any hardware that shows certificates:
/// some modules do not name their slots after readers. Null: none, or nobody knows which.
[[nodiscard]] const Token* tokenOf(const Reader& card, const std::vector<Token>& tokens, const Readers& readers);

/// Of one key that several modules show, the first is kept: the same serial number or the same reader, and the same certificates.
void keepOneOfTwins(std::vector<Token>& tokens);

/// Why no module shows a token: serviceStopped, noReader, noKey, keySilent (a mute card), noDriver.
[[nodiscard]] base::Code whyNoToken(const Readers& readers);

} // namespace sceau::token
