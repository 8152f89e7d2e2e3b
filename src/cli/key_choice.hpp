#pragma once

#include "cli/options.hpp"
#include "token/keys.hpp"

namespace sceau::cli {

/// --module, --token and what belongs to asking for a PIN.
struct KeyOptions {
    std::string module;
    std::string token;
    std::string pinFile;
    bool lastTry = false;

    [[nodiscard]] token::Where where() const; ///< --module, else the settings'
};
void keyOptions(CLI::App& app, KeyOptions& options, const Console& console);
void pinOptions(CLI::App& app, KeyOptions& options, const Console& console);

/// Every key that answers; one at least. Codes: serviceStopped, noReader, noKey, noDriver, keyNotFound, those of the named module.
[[nodiscard]] base::Result<std::vector<token::Token>> allKeys(token::Keys& keys, const token::Where& where);

/// The one key of a search. Several are listed for the person. Code::severalKeys and those of allKeys().
[[nodiscard]] base::Result<token::Token> oneKey(base::Result<token::Findings> found, const token::Where& where, Console& console);
[[nodiscard]] base::Result<token::Token> oneKey(token::Keys& keys, const token::Where& where, Console& console);

/// The same key with all its certificates, when the URI named one of them: a signature carries its issuers too.
[[nodiscard]] base::Result<token::Token> wholeKey(token::Keys& keys, const token::Token& token, const token::Where& where);

/// The certificate to sign with: the one that --token names, else the only one that fits.
/// Codes: noCertificate, certificateExpired, certificateNotYetValid, certificateWithoutKey, noSigningCertificate,
/// severalSigningCertificates.
[[nodiscard]] base::Result<token::KeyCertificate> signingCertificate(const token::Token& token, base::Instant now, Console& console);

} // namespace sceau::cli
