#pragma once

#include "token/drivers.hpp"

#include <functional>
#include <thread>

namespace sceau::token {

/// The queue and the thread that works it off. Every wait on it ends with the Worker.
class Keys::Worker {
public:
    explicit Worker(Options options);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// `work` runs on the thread, where `done` is called exactly once, unless the Worker goes first.
    template <class T> void post(std::function<base::Result<T>(Drivers&)> work, Callback<T> done)
    {
        enqueue({bound<T>(std::move(work), std::move(done)), false});
    }

    /// The same for work that uses a PIN, which may be abandoned.
    template <class T> void postWithPin(std::function<base::Result<T>(Drivers&)> work, Callback<T> done)
    {
        enqueue({bound<T>(std::move(work), std::move(done)), true});
    }

    void abandon();

private:
    using Answer = std::function<void()>;
    struct Job {
        std::function<Answer(Drivers&)> work;
        bool withPin = false;
    };
    struct Shared;

    template <class T> static std::function<Answer(Drivers&)> bound(std::function<base::Result<T>(Drivers&)> work, Callback<T> done)
    {
        return [work = std::move(work), done = std::move(done)](Drivers& drivers) mutable -> Answer {
            const auto result = std::make_shared<base::Result<T>>(work(drivers));
            work = nullptr; // the PIN is wiped before anybody hears of it
            return [result, done = std::move(done)] { done(std::move(*result)); };
        };
    }

    void enqueue(Job job);
    static void run(Shared& shared, Drivers& drivers);

    std::shared_ptr<Shared> shared_;
    std::jthread thread_;
};

} // namespace sceau::token
