#pragma once

#include "review/file_review.hpp"

namespace sceau::workflow {

/// A review as a list of thousands keeps it: what a row shows, and the rest packed.
class KeptReview {
public:
    explicit KeptReview(const review::FileReview& review);

    [[nodiscard]] review::Verdict verdict() const { return verdict_; }
    [[nodiscard]] const std::string& signer() const { return signer_; }  ///< of the first signature; empty when nobody is named
    [[nodiscard]] std::size_t signatures() const { return signatures_; } ///< without document time-stamps
    [[nodiscard]] const std::string& level() const { return level_; }
    [[nodiscard]] bool isUnsigned() const { return unsigned_; } ///< readable, and nobody signed it
    [[nodiscard]] review::FileReview review() const;
    [[nodiscard]] const base::Bytes& packed() const { return packed_; } ///< a review::VerifiedFile

private:
    review::Verdict verdict_;
    std::vector<review::Finding> findings_;
    base::Bytes packed_;
    std::string signer_, level_;
    std::size_t signatures_ = 0;
    bool unsigned_ = false;
};

} // namespace sceau::workflow
