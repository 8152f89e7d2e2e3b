#include "token/diagnosing.hpp"

#include "token/cards.hpp"
#include "token/library.hpp"
#include "token/watch.hpp"

#include <algorithm>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

/// One candidate on its way.
class Examination {
public:
    explicit Examination(const Candidate& candidate) { told_.module = candidate.module, told_.source = candidate.source; }

    /// What can be seen without running its code; then its process is asked for the rest.
    void begin()
    {
        if (!lookAtFile()) return;
        auto process = DriverProcess::start(told_.module);
        if (!process) return failed(DriverStep::load, process.error());
        process_ = std::move(*process);
        process_->ask(DiagnoseDriver{}, {});
    }

    [[nodiscard]] DriverDiagnosis end(const Readers& readers, DriverProcess::Deadline deadline, int stop)
    {
        for (std::size_t i = 0; i < stepsInProcess.size() && !told_.failure(); ++i)
            take(stepsInProcess.at(i), process_->answer<base::Facts>(deadline, stop));
        if (!told_.failure()) lookAtTokens(readers, process_->answer<Findings>(deadline, stop));
        return std::move(told_);
    }

private:
    void passed(DriverStep step, base::Facts facts = {}) { told_.checks.push_back({step, std::move(facts), {}}); }
    void failed(DriverStep step, Error error) { told_.checks.push_back({step, {}, std::move(error)}); }

    bool take(DriverStep step, base::Result<base::Facts> result)
    {
        if (result)
            passed(step, std::move(*result));
        else
            failed(step, std::move(result.error()));
        return told_.failure() == nullptr;
    }

    bool lookAtFile()
    {
        const auto& file = told_.module;
        const auto plain = [](const base::Status& status) { return status.map([] { return base::Facts{}; }); };
        if (!take(DriverStep::file, plain(checkThere(file)))) return false;
        const auto start = startOf(file);
        if (!take(DriverStep::readable, start.map([](const auto&) { return base::Facts{}; }))) return false;
        const auto kind = kindIn(*start);
        return take(DriverStep::kind, checkKind(file, kind).map([&] { return base::Facts{{"library", describe(kind)}}; }));
    }

    void lookAtTokens(const Readers& readers, const base::Result<Findings>& findings)
    {
        if (!findings) return failed(DriverStep::tokens, findings.error());
        const auto& tokens = findings->tokens;
        const auto none = [&] { return Error{whyNoToken(readers)}.at("diagnose").with("module", told_.module.string()); };
        if (tokens.empty()) return failed(DriverStep::tokens, findings->problems.empty() ? none() : findings->problems.front().error);
        passed(DriverStep::tokens, {{"tokens", std::to_string(tokens.size())}});

        const auto cards = cardsIn(readers);
        for (const auto& card : cards) {
            if (tokenOf(card, tokens, readers)) told_.cards.push_back(card);
        }
        if (cards.empty()) return;
        if (told_.cards.empty()) return failed(DriverStep::card, none());
        passed(DriverStep::card);
    }

    DriverDiagnosis told_;
    std::unique_ptr<DriverProcess> process_;
};

/// Each once: what the person named is a known place, too; and what is remembered may be no candidate at all.
std::vector<Candidate> eachOnce(std::vector<Candidate> candidates, const DriverMemory& memory)
{
    for (const auto& [atr, module] : memory)
        candidates.push_back({module, DriverSource::remembered});
    std::vector<Candidate> once;
    for (auto& candidate : candidates) {
        const auto same = [&candidate](const Candidate& one) { return one.module == candidate.module; };
        if (std::none_of(once.begin(), once.end(), same)) once.push_back(std::move(candidate));
    }
    return once;
}

} // namespace

Diagnoses diagnoseAll(std::vector<Candidate> candidates, const DriverMemory& memory, DriverProcess::Deadline deadline, int stop)
{
    Diagnoses all{readersNow(), {}};
    std::vector<Examination> examinations;
    for (const auto& candidate : eachOnce(std::move(candidates), memory))
        examinations.emplace_back(candidate).begin();
    for (auto& examination : examinations) {
        auto told = examination.end(all.readers, deadline, stop);
        for (const auto& [atr, module] : memory) {
            if (module == told.module) told.remembered.push_back(atr);
        }
        all.drivers.push_back(std::move(told));
    }
    return all;
}

} // namespace sceau::token
