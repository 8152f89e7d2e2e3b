#include "workflow/kept_review.hpp"

namespace sceau::workflow {

namespace {

review::VerifiedFile asVerified(const review::FileReview& review)
{
    review::VerifiedFile verified;
    verified.report = review.report;
    verified.look.views = review.views;
    return verified;
}

} // namespace

KeptReview::KeptReview(const review::FileReview& review)
    : verdict_(review.verdict), findings_(review.findings), packed_(review::encode(asVerified(review))),
      unsigned_(review.report.status == pades::FileStatus::noSignature)
{
    for (const auto& signature : review.report.signatures) {
        if (signature.documentTimestamp) continue;
        if (signatures_++ > 0) continue;
        level_ = signature.level;
        if (signature.signer) signer_ = signature.signer->commonName;
    }
}

review::FileReview KeptReview::review() const
{
    auto verified = review::decodeVerified(packed_).value_or(review::VerifiedFile{});
    return {std::move(verified.report), verdict_, findings_, {}, std::move(verified.look.views)};
}

} // namespace sceau::workflow
