#include "token/worker.hpp"

#include <utility>

namespace sceau::token {

using base::Code;
using base::Error;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds farewell{1'000}; ///< for a module to end its work and C_Finalize

} // namespace

struct Keys::Worker::Shared {
    struct Running {
        std::function<void(const Error&)> fail;
        Steady::time_point deadline;
    };

    std::mutex mutex;
    std::condition_variable changed;
    std::chrono::milliseconds limit{};
    std::deque<Job> queue;
    std::optional<Running> running; ///< whoever empties it gives the answer
    bool silent = false;            ///< the thread is stuck in a module
    bool stopping = false;
    bool finished = false;

    [[nodiscard]] bool overdue() const { return running && Steady::now() >= running->deadline; }
};

Keys::Worker::Worker(Options options) : shared_(std::make_shared<Shared>())
{
    shared_->limit = options.limit;
    watchdog_ = std::jthread([shared = shared_] { watch(*shared); });
    thread_ = std::jthread([shared = shared_, modules = std::move(options.modules)]() mutable { run(*shared, std::move(modules)); });
}

Keys::Worker::~Worker()
{
    std::deque<Job> unanswered;
    std::unique_lock lock(shared_->mutex);
    shared_->stopping = true;
    unanswered.swap(shared_->queue);
    shared_->changed.notify_all();
    const auto self = std::this_thread::get_id();
    const bool called = self == thread_.get_id() || self == watchdog_.get_id(); // by an answer: nobody waits for himself
    const bool ended = !called && shared_->changed.wait_for(lock, farewell, [this] { return shared_->finished; });
    shared_->running.reset();
    lock.unlock();
    if (!ended) thread_.detach(); // stuck in a module: it keeps what it needs, and its late result is dropped
    if (called) watchdog_.detach();
}

void Keys::Worker::enqueue(Job job)
{
    const std::lock_guard lock(shared_->mutex);
    shared_->queue.push_back(std::move(job));
    shared_->changed.notify_all();
}

void Keys::Worker::run(Shared& shared, std::vector<std::filesystem::path> modules)
{
    std::optional<Operations> operations(std::in_place, std::move(modules));
    std::unique_lock lock(shared.mutex);
    for (;;) {
        shared.changed.wait(lock, [&shared] { return shared.stopping || (!shared.silent && !shared.queue.empty()); });
        if (shared.stopping) break;
        auto job = std::move(shared.queue.front());
        shared.queue.pop_front();
        shared.running = Shared::Running{job.fail, Steady::now() + shared.limit};
        shared.changed.notify_all();
        lock.unlock();
        job.work(*operations);
        job.work = nullptr; // the PIN is wiped before anybody hears of it
        lock.lock();
        const bool awaited = shared.running.has_value() && !shared.stopping;
        shared.running.reset();
        shared.silent = false;
        lock.unlock();
        if (awaited) job.succeed();
        job = {}; // what the caller's answer holds may end here: not under the lock
        lock.lock();
    }
    lock.unlock();
    operations.reset();
    lock.lock();
    shared.finished = true;
    shared.changed.notify_all();
}

void Keys::Worker::watch(Shared& shared)
{
    std::unique_lock lock(shared.mutex);
    while (!shared.stopping) {
        const bool refusing = shared.silent && !shared.queue.empty();
        if (!shared.overdue() && !refusing) {
            if (shared.running) {
                const auto deadline = shared.running->deadline;
                shared.changed.wait_until(lock, deadline);
            } else {
                shared.changed.wait(lock);
            }
            continue;
        }
        shared.silent = true;
        std::vector<std::function<void(const Error&)>> unanswered;
        if (shared.running) unanswered.push_back(std::move(shared.running->fail));
        shared.running.reset();
        for (auto& job : std::exchange(shared.queue, {}))
            unanswered.push_back(std::move(job.fail));
        lock.unlock();
        for (const auto& fail : unanswered)
            fail(Error{Code::keySilent}.at("watchdog"));
        lock.lock();
    }
}

} // namespace sceau::token
