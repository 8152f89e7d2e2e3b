#pragma once

#include "base/progress.hpp"
#include "pdf/file.hpp"
#include "pki/openssl.hpp"

#include <array>
#include <map>
#include <stop_token>

namespace sceau::pades {

/// The digests of the byte ranges of all the signatures of a file, in one pass over it: what the signatures have in common, the file
/// from its start, is hashed once per algorithm.
class RangeDigests {
public:
    using Range = std::array<std::uint64_t, 4>;

    /// Range as /ByteRange: starts at 0, the second part after the first. `algorithm` as CmsContent::digest; unknown: an empty digest.
    /// Returns the index for digest().
    std::size_t add(const std::string& algorithm, const Range& range);
    /// Codes: fileUnreadable, cancelled, internal.
    [[nodiscard]] base::Status run(const pdf::File& file, std::stop_token stop, const base::Progress& progress);
    [[nodiscard]] const base::Bytes& digest(std::size_t index) const { return parts_[index].digest; }

private:
    struct Part {
        std::string algorithm;
        Range range;
        pki::DigestContextPointer context; ///< from the end of the first range on
        base::Bytes digest;
    };
    [[nodiscard]] base::Status start();
    [[nodiscard]] base::Status take(std::uint64_t offset, base::BytesView bytes);
    [[nodiscard]] base::Status common(const std::string& algorithm, EVP_MD_CTX* context, std::uint64_t offset, base::BytesView bytes);
    [[nodiscard]] base::Status finish();

    std::vector<Part> parts_;
    std::map<std::string, pki::DigestContextPointer> common_;
};

} // namespace sceau::pades
