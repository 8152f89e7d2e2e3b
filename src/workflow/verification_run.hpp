#pragma once

#include "workflow/background.hpp"
#include "workflow/verification.hpp"

#include <functional>

/// What a verification does while a window goes on: everything a run needs belongs to it.
namespace sceau::workflow {

/// Files to judge, and how.
struct VerificationRun {
    std::vector<std::filesystem::path> files;
    Rules rules = Rules::etsi;
    std::string portal;
    renewal::Limits limits;
    review::Verification how;
    std::vector<support::TrustedListFile> trustedLists;
};

using Reviewed = std::pair<std::size_t, std::shared_ptr<const KeptReview>>; ///< a file's place in the run, and its review

/// Judges in the processes of sceau-verify, as many as there are processors, and hands reviews over a few times a second, in the order
/// they come. Blocking. Services of the lists join the anchors of the run. What it gives is worth telling beside the reviews: lists that
/// are out of date. Codes: cancelled, those of portalOn(), support::readLists() and judgeAll().
[[nodiscard]] base::Result<std::vector<base::Error>> judge(VerificationRun& run, Workbench& bench, const std::stop_token& stop,
                                                           const std::function<void(std::vector<Reviewed>)>& handOver);

/// A report to be written.
struct ReportRun {
    review::ReportKind kind = review::ReportKind::csv;
    std::filesystem::path file;
    text::Language language = text::Language::french;
    std::vector<std::shared_ptr<const KeptReview>> reviews;
    review::BatchSummary summary;
};

/// Blocking. Codes: cancelled, those of base::WholeFile.
[[nodiscard]] base::Status writeReport(const ReportRun& run, const std::stop_token& stop);

} // namespace sceau::workflow
