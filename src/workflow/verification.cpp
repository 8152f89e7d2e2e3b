#include "workflow/verification.hpp"

#include "base/log.hpp"
#include "review/pdf_files.hpp"
#include "workflow/background.hpp"
#include "workflow/mailbox.hpp"
#include "workflow/verification_run.hpp"

#include <numeric>

namespace sceau::workflow {

using base::Code;
namespace fs = std::filesystem;

namespace {

using Steady = std::chrono::steady_clock;

std::vector<std::size_t> upTo(std::size_t count)
{
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
}

} // namespace

std::size_t VerificationState::judged() const
{
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                           [](std::size_t sum, const auto& each) { return sum + each.second; });
}

std::size_t VerificationState::count(review::Verdict verdict) const
{
    const auto found = counts.find(verdict);
    return found == counts.end() ? 0 : found->second;
}

Verification::Verification(VerificationSettings settings, QObject* parent)
    : QObject(parent), settings_(std::move(settings)), letters_(std::make_unique<Mailbox>(this)), lister_(std::make_unique<Background>()),
      judge_(std::make_unique<Background>())
{
    state_.anchored = !settings_.anchors.empty() || !settings_.trustedLists.empty();
    state_.hasPortal = !settings_.portal.empty();
}

Verification::~Verification()
{
    letters_->close();
}

void Verification::tell()
{
    state_.files = files_.size();
    state_.pace.done = state_.judged();
    state_.pace.total = files_.size();
    Q_EMIT changed();
}

/// What the last action left to say is said.
void Verification::begin()
{
    state_.stopped = false;
    state_.nothingFound = false;
    state_.error.reset();
    state_.report.clear();
    if (listings_ == 0) state_.problems.clear();
}

void Verification::add(const std::vector<fs::path>& paths)
{
    if (paths.empty()) return;
    begin();
    ++listings_;
    state_.listing = true;
    std::vector<fs::path> named;
    for (const auto& path : paths)
        named.push_back(fs::absolute(path).lexically_normal());
    lister_->post([this, letters = *letters_, mine = listingTurn_, named = std::move(named)](Workbench&, const std::stop_token& stop) {
        letters.post([this, mine, list = review::pdfFiles(named, stop)] {
            if (mine == listingTurn_) found(list.files, list.problems);
        });
    });
    tell();
}

void Verification::found(const std::vector<fs::path>& files, const std::vector<base::Error>& problems)
{
    state_.listing = --listings_ > 0;
    state_.problems.insert(state_.problems.end(), problems.begin(), problems.end());
    state_.nothingFound = files.empty() && problems.empty();
    const auto before = files_.size();
    std::vector<std::size_t> again;
    for (const auto& file : files) {
        const auto [known, isNew] = places_.try_emplace(file.string(), files_.size());
        if (isNew) files_.push_back({file, nullptr});
        if (known->second < before) again.push_back(known->second);
    }
    if (files_.size() > before) Q_EMIT listed();
    forget(again);
    judgeOn();
    tell();
}

void Verification::forget(const std::vector<std::size_t>& places)
{
    for (const auto place : places)
        keep(place, nullptr);
    if (!places.empty()) Q_EMIT judged(places);
}

void Verification::keep(std::size_t place, std::shared_ptr<const KeptReview> kept)
{
    auto& file = files_[place];
    if (file.kept) --state_.counts[file.kept->verdict()];
    file.kept = std::move(kept);
    if (file.kept) ++state_.counts[file.kept->verdict()];
}

void Verification::judgeOn()
{
    if (state_.judging || state_.reporting || state_.stopped) return;
    const auto run = std::make_shared<VerificationRun>();
    run_.clear();
    for (std::size_t place = 0; place < files_.size(); ++place) {
        if (files_[place].kept) continue;
        run_.push_back(place);
        run->files.push_back(files_[place].path);
    }
    if (run_.empty()) return;

    at_ = settings_.clock.now();
    run->rules = state_.rules;
    run->portal = settings_.portal;
    run->limits = settings_.limits;
    run->how.options.anchors = settings_.anchors;
    run->how.options.at = at_;
    run->trustedLists = settings_.trustedLists;
    if (!state_.offline) run->how.online = settings_.online;
    run->how.wanted = {true, state_.rules == Rules::dossier, state_.rules == Rules::dossier};
    began_ = Steady::now();
    judgedInRun_ = 0;
    state_.pace = {};
    state_.judging = true;
    judge_->post([this, letters = *letters_, mine = ++turn_, run](Workbench& bench, const std::stop_token& stop) {
        const auto handOver = [&](std::vector<Reviewed> batch) {
            letters.post([this, mine, batch = std::move(batch)] {
                if (mine == turn_) take(batch);
            });
        };
        letters.post([this, mine, told = judge(*run, bench, stop, handOver)] {
            if (mine == turn_) ended(told);
        });
    });
}

void Verification::take(const std::vector<Reviewed>& batch)
{
    std::vector<std::size_t> places;
    for (const auto& [number, kept] : batch) {
        places.push_back(run_[number]);
        keep(run_[number], kept);
    }
    judgedInRun_ += batch.size();
    state_.pace.judged = judgedInRun_;
    state_.pace.elapsed = Steady::now() - began_;
    Q_EMIT judged(places);
    tell();
}

void Verification::ended(const base::Result<std::vector<base::Error>>& told)
{
    state_.judging = false;
    duration_ += std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - began_);
    if (told) {
        state_.problems.insert(state_.problems.end(), told->begin(), told->end());
    } else {
        base::log(told.error());
        state_.stopped = true;
        state_.error = told.error();
    }
    judgeOn(); // what was added meanwhile
    tell();
}

/// What is under way is left to itself.
void Verification::stop()
{
    if (!state_.judging && !state_.reporting) return;
    ++turn_;
    judge_->abandon();
    state_.judging = state_.reporting = false;
}

void Verification::cancel()
{
    if (!state_.busy()) return;
    stop();
    if (state_.listing) lister_->abandon();
    ++listingTurn_;
    listings_ = 0;
    state_.listing = false;
    state_.stopped = state_.judged() < files_.size();
    tell();
}

void Verification::resume()
{
    if (state_.busy()) return;
    begin();
    judgeOn();
    tell();
}

void Verification::judgeAgain()
{
    if (state_.reporting) return;
    stop();
    begin();
    duration_ = {};
    forget(upTo(files_.size()));
    judgeOn();
    tell();
}

void Verification::setRules(Rules rules)
{
    if (state_.reporting || state_.rules == rules) return;
    state_.rules = rules;
    judgeAgain();
}

void Verification::setOffline(bool offline)
{
    if (state_.reporting || state_.offline == offline) return;
    state_.offline = offline;
    judgeAgain();
}

void Verification::clear()
{
    cancel();
    begin();
    files_.clear();
    places_.clear();
    state_.counts.clear();
    duration_ = {};
    Q_EMIT cleared();
    tell();
}

review::BatchSummary Verification::summary() const
{
    review::BatchSummary summary;
    summary.policy = state_.rules == Rules::dossier ? "dossier" : "etsi";
    summary.offline = state_.offline;
    summary.at = at_;
    summary.duration = duration_;
    summary.counts = state_.counts;
    for (const auto& anchor : settings_.anchors)
        summary.anchors.push_back(anchor.commonName);
    return summary;
}

void Verification::writeReport(review::ReportKind kind, const fs::path& file)
{
    if (state_.busy() || state_.judged() == 0) return;
    const bool wasStopped = state_.stopped;
    begin();
    state_.stopped = wasStopped;
    const auto run = std::make_shared<ReportRun>();
    run->kind = kind;
    run->file = file;
    run->language = settings_.language;
    run->summary = summary();
    for (const auto& listed : files_) {
        if (listed.kept) run->reviews.push_back(listed.kept);
    }
    state_.reporting = true;
    judge_->post([this, letters = *letters_, mine = ++turn_, run](Workbench&, const std::stop_token& stop) {
        letters.post([this, mine, file = run->file, status = workflow::writeReport(*run, stop)] {
            if (mine == turn_) reported(file, status);
        });
    });
    tell();
}

void Verification::reported(const fs::path& file, const base::Status& status)
{
    state_.reporting = false;
    if (status) {
        state_.report = file;
    } else {
        base::log(status.error());
        state_.error = status.error();
    }
    judgeOn(); // what was added meanwhile
    tell();
}

} // namespace sceau::workflow
