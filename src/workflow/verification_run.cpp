#include "workflow/verification_run.hpp"

#include "portal/dossier_review.hpp"
#include "review/batch.hpp"
#include "support/trusted_lists.hpp"
#include "workflow/lookup.hpp"

#include <thread>

namespace sceau::workflow {

using base::Code;

namespace {

/// Collects what comes often and passes it on seldom.
class Batches {
public:
    explicit Batches(const std::function<void(std::vector<Reviewed>)>& handOver) : handOver_(handOver) {}

    void add(std::size_t place, const review::FileReview& review)
    {
        waiting_.emplace_back(place, std::make_shared<const KeptReview>(review));
    }

    void passOn()
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < pause) return;
        last_ = now;
        passOnAll();
    }

    void passOnAll()
    {
        if (!waiting_.empty()) handOver_(std::exchange(waiting_, {}));
    }

private:
    static constexpr std::chrono::milliseconds pause{100}; // more often than a person can follow is of no use
    const std::function<void(std::vector<Reviewed>)>& handOver_;
    std::vector<Reviewed> waiting_;
    std::chrono::steady_clock::time_point last_{};
};

/// Null where no portal is configured: what it would tell is then not compared, which the review says.
base::Result<portal::Portal*> portalFor(const VerificationRun& run, Workbench& bench)
{
    if (run.rules == Rules::etsi || run.portal.empty()) return nullptr;
    return portalOn(bench, run.portal);
}

base::Result<review::FileReview> reviewed(review::VerifiedFile verified, const VerificationRun& run, const review::Listed& listed,
                                          const portal::Portal* portal)
{
    auto review = run.rules == Rules::etsi ? review::reviewOf(std::move(verified))
                                           : portal::reviewDossier(std::move(verified), portal, run.how.options.at, run.limits);
    if (review) review::addHints(*review, listed);
    return review;
}

unsigned processesFor(const VerificationRun& run)
{
    return static_cast<unsigned>(std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), run.files.size()));
}

} // namespace

base::Result<std::vector<base::Error>> judge(VerificationRun& run, Workbench& bench, const std::stop_token& stop,
                                             const std::function<void(std::vector<Reviewed>)>& handOver)
{
    const auto portal = portalFor(run, bench);
    if (!portal) return tl::unexpected(portal.error());
    auto lists = support::readLists(run.trustedLists, run.how.options.anchors, run.how.options.at);
    if (!lists) return tl::unexpected(lists.error());
    run.how.options.anchors = review::believedBy(lists->listed);
    Batches batches(handOver);
    const auto report = [&](std::size_t place, review::VerifiedFile verified) -> base::Result<bool> {
        const auto review = reviewed(std::move(verified), run, lists->listed, *portal);
        if (!review) return tl::unexpected(review.error());
        batches.add(place, *review);
        return !stop.stop_requested();
    };
    review::Pool pool(review::verifierFor(run.how), processesFor(run), run.how.limits);
    const review::BatchListener listener{report, [&](const review::BatchProgress&) {
                                             batches.passOn();
                                             return !stop.stop_requested();
                                         }};
    const auto status = review::judgeAll(run.files, pool, nullptr, review::Order::done, listener);
    batches.passOnAll();
    if (!status && status.error().code == Code::portalUnreadable) bench.portal.reset();
    if (!status) return tl::unexpected(status.error());
    return std::move(lists->problems);
}

namespace {

/// Has the pages of files drawn that were verified before.
class Illustrator {
public:
    std::vector<review::Picture> picturesOf(const std::filesystem::path& file, const KeptReview& kept, const std::stop_token& stop)
    {
        constexpr std::chrono::milliseconds patience{200};
        auto answer = pool_.show(0, file, kept.packed());
        while (!answer && !pool_.idle() && !stop.stop_requested()) {
            for (auto& each : pool_.collect(patience))
                answer = std::move(each);
        }
        return answer ? std::move(answer->pictures) : std::vector<review::Picture>();
    }

private:
    static base::Result<base::Child> verifiesNothing() { return base::fail(Code::internal, "Illustrator"); }

    review::Pool pool_{verifiesNothing, 1, {}, review::PageWork{.pictures = true}};
};

} // namespace

base::Status writeReport(const ReportRun& run, const std::stop_token& stop)
{
    const auto report = review::reportOf(run.kind, run.file, base::WholeFile::Existing::replace, run.language);
    if (!report) return tl::unexpected(report.error());
    Illustrator illustrator;
    for (const auto& kept : run.reviews) {
        if (stop.stop_requested()) return base::fail(Code::cancelled, "writeReport");
        auto review = kept->review();
        if (run.kind == review::ReportKind::html) review.pictures = illustrator.picturesOf(review.report.file, *kept, stop);
        if (auto added = (*report)->add(review); !added) return added;
    }
    return (*report)->finish(run.summary);
}

} // namespace sceau::workflow
