#pragma once

#include "base/archive.hpp"
#include "pades/verify.hpp"
#include "review/plain_pages.hpp"
#include "review/signed_text.hpp"

/// What a report or an office's rule asks of a file beside the verifier's own report; found where the file is verified, since it is hostile
/// until then.
namespace sceau::review {

/// A rectangle of a page as a reader shows it, in ten-thousandths of its width and height from the top left.
struct Place {
    static constexpr std::uint64_t whole = 10'000;
    std::uint64_t left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

/// What one signature signed, and where it shows.
struct SignedView {
    std::string field;
    std::uint64_t end = 0;  ///< the file as it was signed: so many of its first bytes
    std::uint64_t page = 0; ///< from 1; 0: it shows nowhere, or too far in
    Place place{};          ///< on that page
};

/// The file as it may have been before its first signature.
struct EarlierFile {
    std::uint64_t size = 0;
    std::string sha256; ///< of its first `size` bytes, lower-case hexadecimal
    std::string beyond; ///< what else than one signature came between it and what was signed (pdf::beyondOneSignature)
};

struct CloserLook {
    std::vector<SignedView> views;
    std::vector<EarlierFile> earlier;
    std::optional<PlainPages> plain; ///< of what the only signature signed, to be read; nothing when it was
    std::optional<SignedText> text;  ///< what was read there
};

struct LookFor {
    bool views = false, earlier = false, text = false;
    [[nodiscard]] bool anything() const { return views || earlier || text; }
};

/// Empty for a file that cannot be read.
[[nodiscard]] CloserLook lookCloser(const std::filesystem::path& file, const base::Secret& password, const LookFor& wanted);

/// A page of what was signed, as a small PNG.
struct Picture {
    int page = 1;      ///< from 1
    std::string field; ///< the signature that shows there; empty: none
    base::Bytes png;
};

/// What the process that verifies a file answers, and what was drawn of it then.
struct VerifiedFile {
    pades::FileReport report;
    CloserLook look;
    std::vector<Picture> pictures{};
};

/// All but the pictures.
[[nodiscard]] base::Bytes encode(const VerifiedFile& verified);
/// Empty: not what encode() makes.
[[nodiscard]] std::optional<VerifiedFile> decodeVerified(base::BytesView bytes);

} // namespace sceau::review
