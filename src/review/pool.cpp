#include "review/pool.hpp"

#include <algorithm>
#include <poll.h>
#include <sys/wait.h>

namespace sceau::review {

using base::Code;

namespace {

constexpr std::chrono::seconds mourning{1}; ///< until a process whose socket has closed can be waited for

std::uint64_t sizeOf(const std::filesystem::path& file)
{
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    return unknown ? 0 : size;
}

/// What the process says is a report on the file that it was asked about, or it is not to be believed.
bool isReportOn(const std::filesystem::path& file, base::BytesView answer)
{
    base::Unpacker outer(answer);
    base::Bytes report;
    std::string name;
    outer(report);
    base::Unpacker inner(report);
    inner(name);
    return outer.sound() && inner.sound() && name == file.string();
}

} // namespace

Pool::Pool(StartVerifier start, unsigned processes, const FileLimits& limits)
    : start_(std::move(start)), limits_(limits), workers_(std::max(1U, processes))
{
}

bool Pool::hasRoom() const
{
    return std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return !worker.busy; });
}

bool Pool::idle() const
{
    return std::none_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return worker.busy; });
}

base::Status Pool::give(std::size_t ticket, const std::filesystem::path& file)
{
    const auto isFree = [](const Worker& worker) { return !worker.busy; };
    auto worker = std::find_if(workers_.begin(), workers_.end(), [&](const Worker& w) { return isFree(w) && w.process; });
    if (worker == workers_.end()) worker = std::find_if(workers_.begin(), workers_.end(), isFree);
    if (worker == workers_.end()) return base::fail(Code::internal, "Pool::give");
    if (!worker->process) {
        auto started = start_();
        if (!started) return tl::unexpected(started.error());
        worker->process.emplace(std::move(*started));
    }
    worker->busy = true;
    worker->ticket = ticket;
    worker->file = file;
    worker->since = Steady::now();
    worker->deadline = worker->since + timeFor(sizeOf(file), limits_);
    worker->incoming = base::Incoming(messageLimit);
    base::sendMessage(worker->process->socket(), base::bytesOf(file.native()));
    return {};
}

std::vector<Answered> Pool::collect(std::chrono::milliseconds patience)
{
    auto until = Steady::now() + patience;
    std::vector<pollfd> awaited;
    std::vector<Worker*> busy;
    for (auto& worker : workers_) {
        if (!worker.busy) continue;
        busy.push_back(&worker);
        awaited.push_back({worker.process->socket(), POLLIN, 0});
        until = std::min(until, worker.deadline);
    }
    const int ready = ::poll(awaited.data(), awaited.size(), base::millisecondsTo(until));
    std::vector<Answered> answers;
    for (std::size_t i = 0; i < busy.size(); ++i) {
        auto& worker = *busy[i];
        if (ready > 0 && awaited[i].revents != 0) {
            receive(worker, answers);
        } else if (Steady::now() >= worker.deadline) {
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(worker.deadline - worker.since).count();
            answers.push_back(lost(worker, Code::verifierSlow, {{"seconds", std::to_string(seconds)}}));
        }
    }
    return answers;
}

void Pool::receive(Worker& worker, std::vector<Answered>& answers)
{
    if (!worker.incoming.receive(worker.process->socket())) {
        answers.push_back(died(worker));
    } else if (worker.incoming.complete()) {
        auto verified = worker.incoming.take();
        if (!isReportOn(worker.file, verified)) return answers.push_back(lost(worker, Code::verifierCrashed, {{"reason", "answer"}}));
        worker.busy = false;
        answers.push_back({worker.ticket, std::move(verified)});
    }
}

Answered Pool::died(Worker& worker) const
{
    const auto status = worker.process->ended(Steady::now() + mourning);
    if (status && WIFEXITED(*status) && WEXITSTATUS(*status) == memoryExhausted)
        return lost(worker, Code::verifierMemory, {{"limit", std::to_string(limits_.memory >> 20U)}});
    base::Facts facts;
    if (status && WIFSIGNALED(*status)) facts["signal"] = std::to_string(WTERMSIG(*status));
    if (status && WIFEXITED(*status)) facts["status"] = std::to_string(WEXITSTATUS(*status));
    return lost(worker, Code::verifierCrashed, std::move(facts));
}

Answered Pool::lost(Worker& worker, Code code, base::Facts facts) const
{
    pades::FileReport report;
    report.file = worker.file;
    report.messages.push_back({code, std::move(facts)});
    report.elapsedMs = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - worker.since).count();
    worker.process.reset();
    worker.busy = false;
    return {worker.ticket, encode(VerifiedFile{std::move(report), {}})};
}

} // namespace sceau::review
