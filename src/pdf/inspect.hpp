#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// The structure of a PDF file: revisions, signature fields, what forbids signing. The only room that includes qpdf.
namespace sceau::pdf {

struct Limits {
    std::uint64_t bytes = 9'900'000'000; ///< a classic cross-reference entry holds ten digits
    std::uint32_t objects = 1'000'000;
    std::uint32_t revisions = 1'000;
    std::uint32_t signatures = 1'000;
};

/// One entry of the startxref chain, oldest first.
struct Revision {
    std::uint64_t crossReference = 0; ///< offset of its cross-reference section
    std::uint64_t end = 0;            ///< just after its %%EOF and line end; where a next revision may begin
};

/// What a signature forbids to change in the form's fields (FieldMDP, ISO 32000-2 § 12.8.2.4).
struct FieldLock {
    enum class Action { all, include, exclude };
    Action action = Action::all;
    std::vector<std::string> fields; ///< fully qualified names, UTF-8
    int permissions = 0;             ///< /P of PDF 2.0: 1, 2, 3; 0 when absent
    [[nodiscard]] bool covers(const std::string& field) const;
};

/// A signature dictionary as the verifier needs it; nothing here has been judged.
struct SignatureValue {
    std::string field; ///< fully qualified name
    int object = 0;    ///< number of the /V object, 0 when direct
    std::string type;  ///< "Sig", "DocTimeStamp" or empty
    std::string filter;
    std::string subFilter;
    std::optional<std::array<std::uint64_t, 4>> byteRange; ///< only when exactly four non-negative integers
    bool hasByteRange = false;
    base::Bytes contents;               ///< the string's bytes with their padding; empty when absent or not a string
    std::uint64_t contentsBegin = 0;    ///< offset of '<' found in the raw bytes of the gap, 0 when the gap is not exactly that token
    std::uint64_t contentsEnd = 0;      ///< just after '>'
    bool hasCert = false;               ///< /Cert: forbidden by PAdES
    std::string time;                   ///< /M as written
    std::string reason, location, name; ///< UTF-8
    int certification = 0;              ///< DocMDP P of this signature: 1, 2, 3; 0 for an approval signature
    std::vector<FieldLock> locks;       ///< FieldMDP of this signature
    bool reused = false;                ///< another field points to the same /V
    std::size_t revision = 0;           ///< index of the revision whose bytes it lies in
};

struct Inspection {
    std::uint64_t size = 0;
    std::string version; ///< "1.7", "2.0"
    std::uint32_t objects = 0;
    std::uint64_t pages = 0;
    bool encrypted = false;
    bool xfa = false;
    bool hybrid = false; ///< hybrid-reference file (/XRefStm)
    bool crossReferenceStream = false;
    std::uint64_t headerJunk = 0; ///< bytes before "%PDF-"
    int certification = 0;        ///< P of the certification signature, 0 when none
    int permittedByCatalog = 0;   ///< P that /Perms of the catalog names, whether or not a field holds that signature
    std::vector<Revision> revisions;
    std::vector<SignatureValue> signatures; ///< signed fields, in the order of their revisions
    std::vector<FieldLock> locks;           ///< of all the signatures
    std::vector<std::string> emptyFields;   ///< unsigned signature fields
};

/// Reads structure only: memory does not grow with the file's bytes. No repair: a broken file is Code::pdfBroken.
/// Codes: fileMissing, fileUnreadable, fileEmpty, notPdf, pdfBroken, pdfEncrypted (no or wrong password), fileTooLarge, tooManyObjects.
[[nodiscard]] base::Result<Inspection> inspect(const std::filesystem::path& file, const Limits& limits = {},
                                               const base::Secret& password = {});

} // namespace sceau::pdf
