#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "pki/choice.hpp"
#include "pki/signer.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Readers, keys and PINs as plain data: nothing here points into a PKCS#11 module.
namespace sceau::token {

struct Reader {
    std::string name;
    bool occupied = false;
    bool mute = false; ///< a card that does not answer
    base::Bytes atr;
    friend bool operator==(const Reader&, const Reader&) = default;
};

/// What PC/SC says now.
struct Readers {
    bool serviceRunning = false;
    std::vector<Reader> readers;
    friend bool operator==(const Readers&, const Readers&) = default;
};

/// PIN or PUK in words: modules give flags, never a number of tries.
enum class TryLevel { ok, low, final, locked, toBeChanged, unknown };

struct PinState {
    TryLevel level = TryLevel::unknown;
    bool pad = false; ///< typed on the reader (protected authentication path)
    unsigned minimum = 4;
    unsigned maximum = 16;
    friend bool operator==(const PinState&, const PinState&) = default;
};

struct KeyCertificate {
    pki::Certificate certificate;
    base::Bytes id; ///< CKA_ID
    std::string label;
    std::string uri; ///< pkcs11:token=…;id=…;object=…
    pki::HasKey hasKey = pki::HasKey::unknown;
    std::optional<bool> alwaysAuthenticate; ///< empty until a login shows the key
};

/// One key, as far as no PIN is needed, or all of it after a login.
struct Token {
    std::string uri; ///< pkcs11:token=…;serial=…
    std::filesystem::path module;
    std::string reader;    ///< the slot's description
    bool hardware = false; ///< the slot is a reader
    std::string label;
    std::string serial;
    std::string manufacturer;
    std::string model;
    PinState pin;
    TryLevel puk = TryLevel::unknown;
    std::vector<KeyCertificate> certificates;
    bool pss = false;   ///< CKM_RSA_PKCS_PSS
    bool ecdsa = false; ///< CKM_ECDSA
};

/// Where to look: both empty means every module that is found, every token.
struct Where {
    std::filesystem::path module;
    std::string uri; ///< RFC 7512: token, serial, manufacturer, model, object, id
};

/// How a driver lets a PUK unblock a PIN: PKCS#11 leaves it open, and a wrong guess may cost a try of the PUK.
enum class UnblockStyle {
    officer,         ///< C_Login(CKU_SO) with the PUK, then C_InitPIN
    setPin,          ///< C_SetPIN with the PUK in the place of the old PIN, logged out
    contextSpecific, ///< C_Login(CKU_CONTEXT_SPECIFIC) with the PUK, then C_SetPIN as above
};

struct PinChange {
    Where where;          ///< module and uri of one Token
    bool lastTry = false; ///< the person agreed to spend the last try of the PIN
};

struct Unblocking {
    Where where; ///< module and uri of one Token
    UnblockStyle style = UnblockStyle::officer;
    bool lastTry = false; ///< the person agreed to spend the last try of the PUK: a wrong one then destroys the key
};

/// A module that could not be used, and why.
struct DriverProblem {
    std::filesystem::path module;
    base::Error error{base::Code::internal};
};

struct Findings {
    std::vector<Token> tokens;
    std::vector<DriverProblem> problems;
    std::vector<std::filesystem::path> modules; ///< that answered
};

struct SignRequest {
    Where where;             ///< module and uri of one Token
    base::Bytes id;          ///< CKA_ID of the certificate and its key
    base::Bytes certificate; ///< DER: the key must match it
    pki::Scheme scheme = pki::Scheme::rsaPkcs1;
    pki::Digest algorithm = pki::Digest::sha256;
    base::Bytes digest;
    bool lastTry = false; ///< the person agreed to spend the last try
};

} // namespace sceau::token
