#pragma once

#include "cli/console.hpp"
#include "review/file_review.hpp"

namespace sceau::cli {

/// A file's verdict, its signatures and what is said of them, for people.
void describe(const review::FileReview& review, Console& console);

/// How a batch ended.
void describe(const review::BatchSummary& summary, Console& console);

} // namespace sceau::cli
