#include "token/worker.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <sys/eventfd.h>
#include <utility>

namespace sceau::token {

/// Shared with the thread, which outlives its Worker when an answer ends it.
struct Keys::Worker::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> queue;
    bool stopping = false;
    bool abandonable = false;                                             ///< what runs uses a PIN
    base::Descriptor unawaited{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}; ///< readable: nobody waits for what runs

    /// Empty when there is nothing more to do.
    std::optional<Job> next()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return stopping || !queue.empty(); });
        if (stopping) return std::nullopt;
        auto job = std::move(queue.front());
        queue.pop_front();
        abandonable = job.withPin;
        return job;
    }

    /// Whether there is somebody to tell.
    bool done()
    {
        const std::lock_guard lock(mutex);
        eventfd_t drained = 0;
        if (!stopping) ::eventfd_read(unawaited.number(), &drained);
        abandonable = false;
        return !stopping;
    }
};

Keys::Worker::Worker(Options options) : shared_(std::make_shared<Shared>())
{
    auto drivers = std::make_unique<Drivers>(options, shared_->unawaited.number());
    if (!options.certain.empty()) drivers->prepare(options.certain); // before the thread: waking one takes longer than the start
    thread_ = std::jthread([shared = shared_, drivers = std::move(drivers)] { run(*shared, *drivers); });
}

Keys::Worker::~Worker()
{
    std::deque<Job> unanswered;
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->stopping = true;
        unanswered.swap(shared_->queue);
    }
    ::eventfd_write(shared_->unawaited.number(), 1);
    shared_->changed.notify_all();
    if (thread_.get_id() == std::this_thread::get_id()) thread_.detach(); // called by an answer: nobody waits for himself
}

void Keys::Worker::abandon()
{
    const std::lock_guard lock(shared_->mutex);
    if (shared_->abandonable) ::eventfd_write(shared_->unawaited.number(), 1);
}

void Keys::Worker::enqueue(Job job)
{
    const std::lock_guard lock(shared_->mutex);
    shared_->queue.push_back(std::move(job));
    shared_->changed.notify_all();
}

void Keys::Worker::run(Shared& shared, Drivers& drivers)
{
    while (auto job = shared.next()) {
        auto answer = job->work(drivers);
        job.reset();
        if (shared.done()) answer();
    }
}

} // namespace sceau::token
