#include "review/file_review.hpp"

namespace sceau::review {

FileReview reviewOf(VerifiedFile verified)
{
    const auto verdict = verdictOf(verified.report);
    return {std::move(verified.report), verdict, {}, std::move(verified.pictures), std::move(verified.look.views)};
}

std::size_t BatchSummary::files() const
{
    std::size_t all = 0;
    for (const auto& [verdict, number] : counts)
        all += number;
    return all;
}

std::size_t BatchSummary::count(Verdict verdict) const
{
    const auto found = counts.find(verdict);
    return found == counts.end() ? 0 : found->second;
}

} // namespace sceau::review
