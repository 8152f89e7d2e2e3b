#include "workflow/background.hpp"

#include "portal/portal.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace sceau::workflow {
namespace {

std::atomic<int> running = 0;

} // namespace

/// The queue and its thread, which keeps it alive.
class Background::Line {
public:
    static std::shared_ptr<Line> start()
    {
        auto line = std::make_shared<Line>();
        ++running;
        std::thread([line] {
            line->run();
            --running;
        }).detach();
        return line;
    }

    void post(Job job)
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
        awake_.notify_one();
    }

    void close()
    {
        std::deque<Job> dropped;
        const std::lock_guard lock(mutex_);
        closing_ = true;
        stop_.request_stop();
        dropped.swap(jobs_);
        awake_.notify_one();
    }

    void waitAWhile()
    {
        constexpr std::chrono::milliseconds patience{400};
        std::unique_lock lock(mutex_);
        ended_.wait_for(lock, patience, [this] { return over_; });
    }

private:
    void run()
    {
        {
            Workbench bench;
            while (auto job = next())
                job(bench, stop_.get_token());
        }
        const std::lock_guard lock(mutex_);
        over_ = true;
        ended_.notify_all();
    }

    Job next()
    {
        std::unique_lock lock(mutex_);
        awake_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
        if (closing_) return {};
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        return job;
    }

    std::mutex mutex_;
    std::condition_variable awake_, ended_;
    std::deque<Job> jobs_;
    std::stop_source stop_;
    bool closing_ = false;
    bool over_ = false;
};

Background::Background() : line_(Line::start()) {}

Background::~Background()
{
    line_->close();
    line_->waitAWhile();
}

int Background::threads()
{
    return running;
}

void Background::post(Job job)
{
    line_->post(std::move(job));
}

void Background::abandon()
{
    line_->close();
    line_ = Line::start();
}

} // namespace sceau::workflow
