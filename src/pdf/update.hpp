#pragma once

#include "base/progress.hpp"
#include "pdf/inspect.hpp"

namespace sceau::pdf {

/// Where a visible signature stands, in points, origin at the page's lower left corner as the reader sees it.
struct Place {
    std::uint64_t page = 1; ///< from 1
    double x = 0, y = 0, width = 0, height = 0;
};

struct Visible {
    Place place;
    std::vector<std::string> lines; ///< UTF-8; selectable text, embedded font, shrunk to fit
};

/// What the signature dictionary and its field say (ISO 32000-2 § 12.8, EN 319 142-1 § 6.3).
struct SignatureRequest {
    std::string subFilter = "ETSI.CAdES.detached";
    std::string type = "Sig"; ///< or DocTimeStamp
    std::string time;         ///< /M, "D:20261121205000Z"; empty: none
    std::string reason, location, name;
    int certification = 0; ///< DocMDP P: 0 none, 1, 2, 3
    std::string field;     ///< an existing empty field, or empty: a new one
    std::string tooltip;   ///< /TU
    std::optional<Visible> visible;
    std::size_t reserved = 32'768; ///< bytes for the CMS
};

/// Why a document cannot take this signature, before anything is asked of a person: pdfEncrypted, pdfXfa, pdfCertified,
/// certificationNotFirst, pageOutOfRange, fieldLocked, tooManyObjects, fileTooLarge.
[[nodiscard]] base::Status canTakeSignature(const Inspection& document, const SignatureRequest& request);

/// The same for a file, with all that inspect() refuses, before a target or a key is touched: the update is composed and dropped.
[[nodiscard]] base::Status canTakeSignature(const std::filesystem::path& input, const SignatureRequest& request, const Limits& limits = {});

enum class Hash { sha256, sha384, sha512 };

/// The signed file up to its signature: the original bytes, then one incremental update with a gap for /Contents.
/// `digest` is that of the two ranges of /ByteRange, computed while the bytes were copied (one pass).
class PreparedSignature {
public:
    PreparedSignature(PreparedSignature&&) noexcept;
    PreparedSignature& operator=(PreparedSignature&&) noexcept;
    ~PreparedSignature();

    [[nodiscard]] const base::Bytes& digest() const;
    /// Fills the gap. Code::signatureTooLarge before anything is written when `cms` exceeds the reservation.
    [[nodiscard]] base::Status fill(base::BytesView cms);
    /// A complete signed file that has no name yet, for a check before commit().
    [[nodiscard]] const std::filesystem::path& temporary() const;
    /// fsync, then the target's name.
    [[nodiscard]] base::Status commit();

private:
    friend base::Result<PreparedSignature> prepareSignature(const std::filesystem::path&, const std::filesystem::path&,
                                                            const SignatureRequest&, Hash, bool, const Limits&, std::stop_token,
                                                            const base::Progress&);
    struct State;
    explicit PreparedSignature(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Copies `input` beside `output` and appends the update. `output` must not be `input`; it is refused when it exists unless `force`.
/// Codes: those of inspect() and canTakeSignature(), targetExists, targetIsInput, folderReadOnly, diskFull, writeFailed, cancelled.
[[nodiscard]] base::Result<PreparedSignature> prepareSignature(const std::filesystem::path& input, const std::filesystem::path& output,
                                                               const SignatureRequest& request, Hash hash, bool force,
                                                               const Limits& limits = {}, std::stop_token stop = {},
                                                               const base::Progress& progress = {});

} // namespace sceau::pdf
