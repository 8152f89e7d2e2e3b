#pragma once

#include "token/cryptoki.hpp"
#include "token/types.hpp"
#include "token/uri.hpp"

#include <memory>
#include <span>
#include <vector>

/// Inside the room: the tokens that sit in a module's slots now.
namespace sceau::token {

struct Slot {
    CK_SLOT_ID id = 0;
    TokenUri name; ///< token, serial, manufacturer and model as the token writes them
    PinState pin;
    TryLevel puk = TryLevel::unknown;
};

struct Slots {
    std::vector<Slot> found;
    std::vector<base::Error> problems; ///< of single slots: one reader that fails does not hide the others
};

/// Initialised tokens, fresh from the module. Error: the module does not list its slots.
[[nodiscard]] base::Result<Slots> listSlots(const Functions& functions);

/// What a token tells of its codes.
struct Codes {
    PinState pin;
    TryLevel puk = TryLevel::unknown;
};

/// The flags now, after the module has looked for tokens again: some tell a lock only then. `unknown` when the token is gone.
[[nodiscard]] Codes codesNow(const Functions& functions, CK_SLOT_ID slot);
[[nodiscard]] PinState pinNow(const Functions& functions, CK_SLOT_ID slot);

[[nodiscard]] std::string readerOf(const Functions& functions, CK_SLOT_ID slot);

struct Place {
    std::string reader; ///< the slot's description
    bool hardware = false;
    bool occupied = false;
};
[[nodiscard]] Place placeOf(const Functions& functions, CK_SLOT_ID slot);

/// Whether the token attributes of `wanted` are the slot's.
[[nodiscard]] bool matches(const Slot& slot, const TokenUri& wanted);

/// A fixed field, padded with blanks (PKCS#11 § 3.1) or, by some modules, with NULs.
[[nodiscard]] std::string fieldOf(std::span<const unsigned char> bytes);

/// Text of a token as UTF-8, whatever it wrote.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace sceau::token
