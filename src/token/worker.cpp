#include "token/worker.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <sys/eventfd.h>
#include <utility>

namespace sceau::token {

/// Shared with the thread, which outlives its Worker when an answer ends it.
struct Keys::Worker::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> queue;
    bool stopping = false;
    base::Descriptor stop{::eventfd(0, EFD_CLOEXEC)}; ///< becomes readable when `stopping` becomes true

    /// Empty when there is nothing more to do.
    Job next()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return stopping || !queue.empty(); });
        if (stopping) return {};
        auto job = std::move(queue.front());
        queue.pop_front();
        return job;
    }

    bool awaited()
    {
        const std::lock_guard lock(mutex);
        return !stopping;
    }
};

Keys::Worker::Worker(Options options) : shared_(std::make_shared<Shared>())
{
    thread_ = std::jthread([shared = shared_, options = std::move(options)] { run(*shared, options); });
}

Keys::Worker::~Worker()
{
    std::deque<Job> unanswered;
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->stopping = true;
        unanswered.swap(shared_->queue);
    }
    ::eventfd_write(shared_->stop.number(), 1);
    shared_->changed.notify_all();
    if (thread_.get_id() == std::this_thread::get_id()) thread_.detach(); // called by an answer: nobody waits for himself
}

void Keys::Worker::enqueue(Job job)
{
    const std::lock_guard lock(shared_->mutex);
    shared_->queue.push_back(std::move(job));
    shared_->changed.notify_all();
}

void Keys::Worker::run(Shared& shared, const Options& options)
{
    Drivers drivers(options, shared.stop.number());
    while (auto job = shared.next()) {
        auto answer = job(drivers);
        job = nullptr;
        if (shared.awaited()) answer();
    }
}

} // namespace sceau::token
