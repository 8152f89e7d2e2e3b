#pragma once

#include "token/types.hpp"

/// Why a driver does or does not read the key: the same data for the command line, the window and the tests.
namespace sceau::token {

/// What a module must get through, in this order; the facts are those of a check that passed or of the error of one that did not.
enum class DriverStep {
    file,       ///< it is there
    readable,   ///< by this person
    kind,       ///< a library for this system and processor; facts "library", "program"
    load,       ///< by the loader, and it is a PKCS#11 module; fact "reason" when it is not
    initialise, ///< C_Initialize; fact "name" of the module's own making
    slots,      ///< C_GetSlotList; fact "slots", how many
    tokens,     ///< at least one; fact "tokens", how many
    card,       ///< one of them is the card that is in a reader; checked only where there is one
};

/// How a candidate came to be one.
enum class DriverSource {
    named,       ///< by the person: an option, the settings
    environment, ///< SCEAU_PKCS11_MODULE
    configured,  ///< p11-kit
    known,       ///< a place where the driver of such keys installs itself
    remembered,  ///< for a card, and none of the others
};

struct DriverCheck {
    DriverStep step = DriverStep::file;
    base::Facts facts;
    std::optional<base::Error> error; ///< empty: passed
};

struct DriverDiagnosis {
    std::filesystem::path module;
    DriverSource source = DriverSource::known;
    std::vector<DriverCheck> checks;     ///< in order; the first failure is the last
    std::vector<Reader> cards;           ///< that it reads
    std::vector<std::string> remembered; ///< ATRs for which it is remembered, in readers or not

    /// Null: it passed every check.
    [[nodiscard]] const DriverCheck* failure() const;
};

struct Diagnoses {
    Readers readers;
    std::vector<DriverDiagnosis> drivers;
};

/// "file", "readable", "kind", "load", "initialise", "slots", "tokens", "card".
[[nodiscard]] std::string name(DriverStep step);

/// "named", "environment", "configured", "known", "remembered".
[[nodiscard]] std::string name(DriverSource source);

} // namespace sceau::token
