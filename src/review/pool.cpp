#include "review/pool.hpp"

#include "base/program.hpp"

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

base::Result<base::Child> startPageReader()
{
    const auto program = base::siblingProgram("sceau-pictures");
    if (!program) return tl::unexpected(program.error());
    return base::Child::start(*program, {}, base::Child::Output::nowhere);
}

Pool::Pool(StartProcess start, unsigned processes, const FileLimits& limits, PageWork pages)
    : start_(std::move(start)), limits_(limits), pages_(std::move(pages)), workers_(std::max(1U, processes))
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

/// One whose process runs already, where there is one.
Pool::Worker* Pool::freeWorker()
{
    const auto isFree = [](const Worker& worker) { return !worker.busy; };
    auto worker = std::find_if(workers_.begin(), workers_.end(), [&](const Worker& w) { return isFree(w) && w.verifier; });
    if (worker == workers_.end()) worker = std::find_if(workers_.begin(), workers_.end(), isFree);
    return worker == workers_.end() ? nullptr : &*worker;
}

base::Status Pool::give(std::size_t ticket, const std::filesystem::path& file)
{
    auto* worker = freeWorker();
    if (!worker) return base::fail(Code::internal, "Pool::give");
    if (!worker->verifier) {
        auto started = start_();
        if (!started) return tl::unexpected(started.error());
        worker->verifier.emplace(std::move(*started));
    }
    worker->busy = true;
    worker->ticket = ticket;
    worker->file = file;
    worker->since = Steady::now();
    worker->deadline = worker->since + timeFor(sizeOf(file), limits_);
    worker->incoming = base::Incoming(messageLimit);
    base::sendMessage(worker->verifier->socket(), base::bytesOf(file.native()));
    return {};
}

std::optional<Answered> Pool::show(std::size_t ticket, const std::filesystem::path& file, base::Bytes verified)
{
    auto* worker = freeWorker();
    if (!worker) return Answered{ticket, std::move(verified), {}};
    worker->busy = true;
    worker->ticket = ticket;
    worker->file = file;
    return this->verified(*worker, std::move(verified));
}

std::vector<Answered> Pool::collect(std::chrono::milliseconds patience)
{
    auto until = Steady::now() + patience;
    std::vector<pollfd> awaited;
    std::vector<Worker*> busy;
    for (auto& worker : workers_) {
        if (!worker.busy) continue;
        busy.push_back(&worker);
        awaited.push_back({worker.process()->socket(), POLLIN, 0});
        until = std::min(until, worker.deadline);
    }
    const int ready = ::poll(awaited.data(), awaited.size(), base::millisecondsTo(until));
    std::vector<Answered> answers;
    for (std::size_t i = 0; i < busy.size(); ++i) {
        const bool heard = ready > 0 && awaited[i].revents != 0;
        auto answer = heard ? receive(*busy[i]) : overdue(*busy[i]);
        if (answer) answers.push_back(std::move(*answer));
    }
    return answers;
}

Pool::MaybeAnswer Pool::receive(Worker& worker)
{
    if (!worker.incoming.receive(worker.process()->socket())) return worker.task ? unread(worker) : died(worker);
    if (!worker.incoming.complete()) return std::nullopt;
    auto message = worker.incoming.take();
    if (worker.task) return read(worker, message);
    if (!isReportOn(worker.file, message)) return lost(worker, Code::verifierCrashed, {{"reason", "answer"}});
    return verified(worker, std::move(message));
}

Pool::MaybeAnswer Pool::overdue(Worker& worker)
{
    if (Steady::now() < worker.deadline) return std::nullopt;
    if (worker.task) return unread(worker);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(worker.deadline - worker.since).count();
    return lost(worker, Code::verifierSlow, {{"seconds", std::to_string(seconds)}});
}

/// The verdict is known: it waits for the file's pages, where anything is asked of them.
Pool::MaybeAnswer Pool::verified(Worker& worker, base::Bytes answer)
{
    auto file = decodeVerified(answer);
    if (file) worker.task.emplace(std::move(*file), pages_.pictures && picturesSize_ < pages_.mostPictures);
    if (file && worker.task->next()) {
        worker.deadline = Steady::now() + pages_.time;
        return readOn(worker);
    }
    worker.task.reset();
    worker.busy = false;
    return Answered{worker.ticket, std::move(answer), {}};
}

Pool::MaybeAnswer Pool::readOn(Worker& worker)
{
    const auto* request = worker.task->next();
    if (!request) return finished(worker);
    if (!worker.reader) {
        auto started = pages_.start();
        if (!started) return unread(worker);
        worker.reader.emplace(std::move(*started));
    }
    worker.incoming = base::Incoming(pagesLimit);
    base::sendMessage(worker.reader->socket(), encode(*request));
    return std::nullopt;
}

Pool::MaybeAnswer Pool::read(Worker& worker, base::BytesView answer)
{
    const auto pages = decodePageAnswer(answer);
    if (!pages) return unread(worker);
    worker.task->take(*pages);
    return readOn(worker);
}

Answered Pool::unread(Worker& worker)
{
    worker.reader.reset();
    worker.task->giveUp();
    return finished(worker);
}

Answered Pool::finished(Worker& worker)
{
    auto file = std::move(*worker.task).finish();
    worker.task.reset();
    worker.busy = false;
    for (const auto& picture : file.pictures)
        picturesSize_ += picture.png.size();
    auto verified = encode(file);
    return {worker.ticket, std::move(verified), std::move(file.pictures)};
}

Answered Pool::died(Worker& worker) const
{
    const auto status = worker.verifier->ended(Steady::now() + mourning);
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
    worker.verifier.reset();
    worker.busy = false;
    return {worker.ticket, encode(VerifiedFile{std::move(report), {}}), {}};
}

} // namespace sceau::review
