#pragma once

#include "base/clock.hpp"
#include "review/closer_look.hpp"
#include "review/review.hpp"

#include <map>

namespace sceau::review {

/// What an office's own rules say of a file, beside its signatures. `code` is a key of resources/text.json ("ORD-642", "R8.claimed").
struct Finding {
    std::string code;
    base::Facts facts;
    Verdict weight = Verdict::rejected; ///< accepted: something that was proven
};

/// A file as an office sees it.
struct FileReview {
    pades::FileReport report;
    Verdict verdict = Verdict::rejected;
    std::vector<Finding> findings;
    std::vector<Picture> pictures;   ///< for a report that shows pages
    std::vector<SignedView> views{}; ///< for a window that shows them
};

/// Signatures alone: the policy `etsi`.
[[nodiscard]] FileReview reviewOf(VerifiedFile verified);

[[nodiscard]] std::string toJson(const FileReview& review, text::Language language);

/// What was verified, and how it ended.
struct BatchSummary {
    std::string policy;               ///< "etsi"
    std::vector<std::string> anchors; ///< common names
    bool offline = false;
    base::Instant at{};
    std::chrono::milliseconds duration{};
    std::map<Verdict, std::size_t> counts;

    [[nodiscard]] std::size_t files() const;
    [[nodiscard]] std::size_t count(Verdict verdict) const;
};

/// Where reviews go, one after the other: a file that appears when it is whole.
class ReviewOutput {
public:
    virtual ~ReviewOutput() = default;
    [[nodiscard]] virtual base::Status add(const FileReview& review) = 0;
    /// Gives the file its name.
    [[nodiscard]] virtual base::Status finish(const BatchSummary& summary) = 0;
};

} // namespace sceau::review
