#pragma once

#include "cli/options.hpp"
#include "review/batch.hpp"
#include "review/file_review.hpp"

#include <memory>

/// What `verify` was asked, and what that means.
namespace sceau::cli {

struct VerifyRequest {
    std::vector<std::string> paths, trust, listSigners;
    std::string policy = "etsi", at, passwordFile, portal;
    std::string order = "input", resume, csv, junit, html, trustedList;
    unsigned jobs = 0; ///< 0: as many as there are processors
    bool offline = false, force = false;
};

void verifyOptions(CLI::App& verifying, VerifyRequest& request, Console& console);

/// Anchors, time and password. The source of revocation data is not in it yet.
[[nodiscard]] base::Result<review::Verification> verificationFor(const VerifyRequest& request, Console& console);

/// What a journal's reports depend on, beside the files.
[[nodiscard]] base::Bytes conditionsOf(const VerifyRequest& request, const review::Verification& verification);

/// The files that were asked for, beside standard output. Nothing has its name yet.
[[nodiscard]] base::Result<std::vector<std::unique_ptr<review::ReviewOutput>>> outputsOf(const VerifyRequest& request,
                                                                                         const Console& console);

/// What an office's rules make of a file.
struct OfficeRule {
    std::function<base::Result<review::FileReview>(review::VerifiedFile)> review;
    bool ofDossiers = false; ///< it asks for the file as it was before its signature, and for the text that was signed
};

/// Verifies every file and says what was found; the command's exit status.
[[nodiscard]] Exit verifyAll(const VerifyRequest& request, const OfficeRule& rule, Console& console);

} // namespace sceau::cli
