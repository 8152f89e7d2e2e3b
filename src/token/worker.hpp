#pragma once

#include "base/result.hpp"
#include "token/keys.hpp"
#include "token/operations.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <optional>
#include <thread>

namespace sceau::token {

/// The queue, the thread that works it off, and the watchdog that answers for a module that never returns.
/// Everything that the working thread touches is shared, so that a thread stuck in a module can be left behind.
class Keys::Worker {
public:
    explicit Worker(Options options);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// `work` runs on the thread; `done` is called exactly once, unless the Worker goes first.
    template <class T> void post(std::function<base::Result<T>(Operations&)> work, Callback<T> done)
    {
        auto answer = std::make_shared<std::optional<base::Result<T>>>();
        Job job;
        job.work = [work = std::move(work), answer](Operations& operations) { answer->emplace(work(operations)); };
        job.succeed = [answer, done] { done(std::move(**answer)); };
        job.fail = [done](const base::Error& error) { done(tl::unexpected(error)); };
        enqueue(std::move(job));
    }

private:
    struct Job {
        std::function<void(Operations&)> work; ///< owns the PIN; gone before the answer is given
        std::function<void()> succeed;
        std::function<void(const base::Error&)> fail;
    };
    struct Shared;

    void enqueue(Job job);
    static void run(Shared& shared, std::vector<std::filesystem::path> modules);
    static void watch(Shared& shared);

    std::shared_ptr<Shared> shared_;
    std::jthread watchdog_;
    std::jthread thread_;
};

} // namespace sceau::token
