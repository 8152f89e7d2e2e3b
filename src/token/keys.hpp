#pragma once

#include "base/secret.hpp"
#include "token/diagnosis.hpp"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string_view>

namespace sceau::token {

template <class T> using Callback = std::function<void(base::Result<T>)>;

/// The keys of this computer. Every call returns at once; work happens on one thread of its own, in order, and the callback
/// runs on that thread. Each PKCS#11 module runs in a process of its own (the program sceau-driver): one that crashes or exits is
/// answered for with Code::driverCrashed, one that outlives `limit` with Code::keySilent; its process is then left to end the call that
/// the card has begun, and the next call starts another. After a PIN was used the process ends, and what the module kept of it.
/// Destruction is prompt even when a module never returns, and nobody is called any more.
class Keys {
public:
    struct Options {
        std::vector<std::filesystem::path> modules; ///< candidates; empty: discoverModules()
        std::chrono::milliseconds limit{60'000};
        std::filesystem::path memory = {};  ///< drivers.json (driver_memory.hpp), beside it the refused PUKs; empty: no files
        std::filesystem::path certain = {}; ///< a module whose process starts with the Keys, not with the first call
    };

    Keys();                                       ///< with this person's memory, driverMemoryFile()
    explicit Keys(std::filesystem::path certain); ///< the same; a module that is sure to be asked begins at once, if it is not empty
    explicit Keys(Options options);
    ~Keys();
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;

    /// Keys and certificates without a PIN. No token is not an error: Findings says what was looked at, and what each module's
    /// problem was. Of several modules that read one card the remembered one counts, else the first; one key is listed once.
    /// While every card in a reader is remembered and its module still reads it, no other module is asked. A module that is named, or
    /// that SCEAU_PKCS11_MODULE names, leaves the memory alone.
    void find(Where where, Callback<Findings> done);

    /// Every candidate module, `named` first where it is not empty, each in a process of its own, within 20 s or `limit`.
    void diagnose(std::filesystem::path named, Callback<Diagnoses> done);

    /// Remembers this module for each card in a reader whose certificates it shows, and answers with those readers.
    /// Codes: serviceStopped, noReader, noKey, noDriver (it reads none of them), those of a module that does not work and of writing.
    void useDriver(std::filesystem::path module, Callback<std::vector<Reader>> done);

    /// Proves the PIN with exactly one C_Login, reads what only a login shows, logs out and releases the slot.
    /// Codes: pinIncorrect, pinLocked, pinLastTry (not asked), pinLength, pinCharacters, pinOutcomeUnknown, keyRemoved, keyNotFound,
    /// severalKeys, keyFailed. An error carries the fact "pin" with the state re-read afterwards ("ok", "low", "final", "locked").
    void verifyPin(Where where, base::Secret pin, bool lastTry, Callback<Token> done);

    /// One C_Login, one C_SignInit, one C_Sign, logout, release. The signature as pki::Signer::sign gives it, verified with the
    /// certificate. A key that wants its PIN before each use gets a second C_Login with it, once.
    /// Codes: those of verifyPin, certificateWithoutKey, mechanismUnsupported (no PIN spent), certificateUnreadable.
    void sign(SignRequest request, base::Secret pin, Callback<base::Bytes> done);

    /// Sets a new PIN: one C_Login with the present one, one C_SetPIN, logout, release. The answer is the key as it is afterwards.
    /// A PIN that is typed on the reader is asked there for each of the two, and both secrets are left empty.
    /// Codes: those of verifyPin, newPinLength, newPinCharacters, newPinWeak (nothing was asked of the token), newPinRefused,
    /// pinChangeUnsupported, newPinUnknown (nobody knows which PIN holds now).
    void changePin(PinChange change, base::Secret pin, base::Secret fresh, Callback<Token> done);

    /// Sets a new PIN with the PUK, in the style given and in no other: at most one try of the PUK. The answer as for changePin.
    /// Codes: pukIncorrect, pukLocked, pukLastTry (not asked), pukLength, pukCharacters, pukOutcomeUnknown, unblockUnsupported,
    /// those of changePin about the new PIN. An error carries the facts "pin" and "puk" with the states re-read afterwards. Of a PUK
    /// that a driver tells nothing of, all runs count the refused ones: the third try is the last, and needs `lastTry`.
    void unblock(Unblocking unblocking, base::Secret puk, base::Secret fresh, Callback<Token> done);

    /// The call that uses a PIN, if one is under way, is answered with Code::cancelled at once. The key may still end what it began, and
    /// the try may have counted: the fact "pin" is then "unknown".
    void abandon();

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

/// A search that goes on while the caller does something else.
[[nodiscard]] std::future<base::Result<Findings>> search(Keys& keys, const Where& where);

/// Blocking forms for callers that have no event loop.
[[nodiscard]] base::Result<Findings> find(Keys& keys, const Where& where);
[[nodiscard]] base::Result<Diagnoses> diagnose(Keys& keys, const std::filesystem::path& named);
[[nodiscard]] base::Result<std::vector<Reader>> useDriver(Keys& keys, const std::filesystem::path& module);
[[nodiscard]] base::Result<Token> verifyPin(Keys& keys, const Where& where, base::Secret pin, bool lastTry);
[[nodiscard]] base::Result<Token> changePin(Keys& keys, const PinChange& change, base::Secret pin, base::Secret fresh);
[[nodiscard]] base::Result<Token> unblock(Keys& keys, const Unblocking& unblocking, base::Secret puk, base::Secret fresh);

/// The signing certificate of a token as a Signer that spends its PIN on the one signature it makes.
[[nodiscard]] std::unique_ptr<pki::Signer> signerOn(Keys& keys, const Token& token, const KeyCertificate& certificate, base::Secret pin,
                                                    bool lastTry);

/// Candidate PKCS#11 modules that exist: p11-kit's configuration, then known paths.
[[nodiscard]] std::vector<std::filesystem::path> discoverModules();

/// A module under its own name where it is there: one file may be named in several ways.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& module);

/// "ok", "low", "final", "locked", "to-be-changed", "unknown".
[[nodiscard]] std::string name(TryLevel level);

/// What the driver of this key is known to want (docs/settings.md says how to override it).
[[nodiscard]] UnblockStyle usualStyle(const Token& token);

/// "officer", "set-pin", "context-specific".
[[nodiscard]] std::string name(UnblockStyle style);
[[nodiscard]] std::optional<UnblockStyle> unblockStyleNamed(std::string_view name);

} // namespace sceau::token
