#include "cli/interruption.hpp"
#include "cli/verify_lists.hpp"
#include "cli/verify_progress.hpp"
#include "cli/verify_request.hpp"
#include "cli/verify_words.hpp"
#include "net/curl_transport.hpp"
#include "review/pdf_files.hpp"
#include "support/level_authorities.hpp"

#include <algorithm>
#include <optional>
#include <thread>

namespace sceau::cli {
namespace {

using base::Code;
using Outputs = std::vector<std::unique_ptr<review::ReviewOutput>>;

/// Takes each review to everybody who wants it.
class Recipients {
public:
    Recipients(Outputs outputs, bool describes, VerifyProgress& progress, Console& console)
        : outputs_(std::move(outputs)), describes_(describes), progress_(progress), console_(console)
    {
    }

    base::Status take(const review::FileReview& review)
    {
        ++summary.counts[review.verdict];
        const bool passed = review.report.status == pades::FileStatus::totalPassed && review.verdict == review::Verdict::accepted;
        exit = passed ? exit : Exit::negative;
        if (console_.json) console_.emit(review::toJson(review, console_.language()));
        if (describes_) {
            progress_.clear();
            describe(review, console_);
        }
        for (const auto& output : outputs_) {
            if (auto added = output->add(review); !added) return added;
        }
        return {};
    }

    base::Status finish()
    {
        for (const auto& output : outputs_) {
            if (auto finished = output->finish(summary); !finished) return finished;
        }
        return {};
    }

    review::BatchSummary summary;
    Exit exit = Exit::done;

private:
    Outputs outputs_;
    bool describes_;
    VerifyProgress& progress_;
    Console& console_;
};

/// Who is asked for revocation data.
class Authorities {
public:
    void serve(review::Verification& verification)
    {
        verification.options.source = &source_;
        verification.online = review::Online{services_.folder, services_.network.proxy, services_.network.localAuthorities};
    }

private:
    support::LevelServices services_ = support::levelServices(support::settings());
    net::CurlTransport transport_{services_.network};
    pki::EvidenceSource source_{transport_, services_.folder};
};

unsigned processesFor(const VerifyRequest& request, std::size_t files)
{
    const auto wanted = request.jobs > 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::min<std::size_t>(wanted, files));
}

review::BatchSummary begunWith(const VerifyRequest& request, const pades::VerifyOptions& options)
{
    review::BatchSummary summary;
    summary.policy = request.policy;
    summary.offline = request.offline;
    summary.at = options.at;
    for (const auto& anchor : options.anchors)
        summary.anchors.push_back(anchor.commonName);
    return summary;
}

OfficeRule hinting(const OfficeRule& rule, const review::Listed& listed)
{
    return {[&](review::VerifiedFile verified) {
                auto reviewed = rule.review(std::move(verified));
                if (reviewed) review::addHints(*reviewed, listed);
                return reviewed;
            },
            rule.ofDossiers};
}

/// Judges and hands over; cancelled when a person, or whoever read standard output, has had enough.
base::Status judge(const std::vector<std::filesystem::path>& files, const VerifyRequest& request, const review::Verification& verification,
                   const OfficeRule& rule, Recipients& recipients, VerifyProgress& progress, const Console& console)
{
    std::optional<review::Journal> journal;
    if (!request.resume.empty()) {
        auto opened = review::Journal::open(request.resume, conditionsOf(request, verification));
        if (!opened) return tl::unexpected(opened.error());
        journal.emplace(std::move(*opened));
    }
    review::Pool pool(review::verifierFor(verification), processesFor(request, files.size()), verification.limits,
                      review::PageWork{.pictures = !request.html.empty()});
    const review::BatchListener listener{[&](std::size_t, review::VerifiedFile verified) -> base::Result<bool> {
                                             auto reviewed = rule.review(std::move(verified));
                                             if (!reviewed) return tl::unexpected(std::move(reviewed.error()));
                                             auto taken = recipients.take(*reviewed);
                                             if (!taken) return tl::unexpected(std::move(taken.error()));
                                             return !console.closed();
                                         },
                                         [&](const review::BatchProgress& step) {
                                             progress.show(step);
                                             return !Interruption::asked();
                                         }};
    const auto order = request.order == "done" ? review::Order::done : review::Order::input;
    return review::judgeAll(files, pool, journal ? &*journal : nullptr, order, listener);
}

Exit verifyFiles(const review::PdfFiles& found, const VerifyRequest& request, const OfficeRule& rule, Console& console)
{
    auto verification = verificationFor(request, console);
    if (!verification) return console.fail(verification.error());
    verification->wanted.earlier = verification->wanted.text = rule.ofDossiers;
    Authorities authorities;
    if (!request.offline) authorities.serve(*verification);
    const auto lists = listsFor(request, verification->options, console);
    if (!lists) return console.fail(lists.error());
    verification->options.anchors = review::believedBy(lists->listed);
    auto outputs = outputsOf(request, console);
    if (!outputs) return console.fail(outputs.error());
    auto exit = Exit::done;
    for (const auto* problems : {&found.problems, &lists->problems}) {
        for (const auto& problem : *problems)
            exit = worse(exit, console.fail(problem));
    }
    const bool describes = !console.json && outputs->empty();
    const bool batch = found.files.size() > 1 || !outputs->empty();
    VerifyProgress progress(console);
    Recipients recipients(std::move(*outputs), describes, progress, console);
    recipients.summary = begunWith(request, verification->options);
    const auto began = std::chrono::steady_clock::now();
    const auto judged = judge(found.files, request, *verification, hinting(rule, lists->listed), recipients, progress, console);
    progress.clear();
    if (!judged && console.closed()) return worse(exit, recipients.exit);
    if (!judged) return worse(exit, console.fail(judged.error()));
    recipients.summary.duration = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    if (const auto finished = recipients.finish(); !finished) return worse(exit, console.fail(finished.error()));
    if (batch) describe(recipients.summary, console);
    return worse(exit, recipients.exit);
}

} // namespace

Exit verifyAll(const VerifyRequest& request, const OfficeRule& rule, Console& console)
{
    auto exit = Exit::usage;
    {
        const Interruption interruption; // from the first look into a folder on
        const auto found = review::pdfFiles({request.paths.begin(), request.paths.end()});
        if (found.files.empty() && found.problems.empty()) return console.fail(usage(console, "cli.usage.nothing"));
        exit = verifyFiles(found, request, rule, console);
    }
    endIfInterrupted();
    return exit;
}

} // namespace sceau::cli
