#pragma once

#include "review/file_review.hpp"

namespace sceau::test {

/// A file's report as the verifier makes it of one signature of ours.
[[nodiscard]] pades::FileReport sampleReport(const std::string& file, pades::Indication indication = pades::Indication::totalPassed,
                                             const std::string& subIndication = {});
[[nodiscard]] review::FileReview sampleReview(const std::string& file, pades::Indication indication = pades::Indication::totalPassed,
                                              const std::string& subIndication = {});

} // namespace sceau::test
