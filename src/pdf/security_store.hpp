#pragma once

#include "base/clock.hpp"
#include "base/whole_file.hpp"
#include "pdf/document.hpp"
#include "pdf/update.hpp"

#include <map>

namespace sceau::pdf {

/// What a document security store (/DSS, ISO 32000-2 § 12.8.4.3) holds, as bytes: nothing here has been judged.
struct SecurityStore {
    std::vector<base::Bytes> certificates; ///< DER
    std::vector<base::Bytes> crls;         ///< DER CertificateList
    std::vector<base::Bytes> ocsps;        ///< DER OCSPResponse
};

/// Adds what is not there yet.
void add(SecurityStore& store, const SecurityStore& more);

/// Everything that the document's store and its /VRI entries hold; each piece once. Empty when there is none.
/// At most 4 096 streams and 64 MiB. Codes: pdfBroken, pdfEncrypted (an encrypted file's streams are not read), fileUnreadable.
[[nodiscard]] base::Result<SecurityStore> readSecurityStore(Document& document);

/// The name of a signature's /VRI entry: SHA-1 of its /Contents, padding included, in upper-case hexadecimal. A name, not a protection.
[[nodiscard]] std::string validationKey(base::BytesView contents);

/// What an update adds to the store.
struct SecurityUpdate {
    std::map<std::string, SecurityStore> validations; ///< for each signature, by validationKey()
    base::Instant time{};                             ///< /TU of the entries: when the evidence was gathered

    [[nodiscard]] SecurityStore all() const;
};

/// `input` with one incremental update that adds evidence; the target has no name before commit(). What is there already is not stored
/// twice, and existing /VRI entries are left alone. A document before PDF 2.0 says that it uses the extension (ESIC).
/// Codes: those of inspect(), targetExists, targetIsInput, folderReadOnly, diskFull, writeFailed, cancelled.
[[nodiscard]] base::Result<base::WholeFile> storeSecurity(const std::filesystem::path& input, const std::filesystem::path& output,
                                                          const SecurityUpdate& update, bool force, const Limits& limits = {},
                                                          std::stop_token stop = {}, const base::Progress& progress = {});

} // namespace sceau::pdf
