#include "workflow/background.hpp"

#include "portal/portal.hpp"

#include <future>
#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using namespace std::chrono_literals;

/// A job that has begun and does not end before it is let go.
struct Stuck {
    std::promise<void> begun, letGo, over;

    Background::Job job()
    {
        return [this](Workbench&, const std::stop_token& stop) {
            begun.set_value();
            letGo.get_future().wait();
            stopRequested = stop.stop_requested();
            over.set_value();
        };
    }
    std::atomic<bool> stopRequested = false;
};

TEST(BackgroundJobs, RunInOrderOnOneOtherThread)
{
    std::vector<std::thread::id> threads;
    std::promise<void> done;
    Background background;
    for (int i = 0; i < 3; ++i)
        background.post([&](Workbench&, const std::stop_token&) { threads.push_back(std::this_thread::get_id()); });
    background.post([&](Workbench&, const std::stop_token&) { done.set_value(); });
    done.get_future().wait();

    ASSERT_EQ(threads.size(), 3U);
    EXPECT_TRUE(threads[0] != std::this_thread::get_id());
    EXPECT_TRUE(threads[0] == threads[1] && threads[1] == threads[2]);
}

TEST(BackgroundJobs, ThatDoNotEndHoldNobodyUp)
{
    Stuck stuck;
    {
        Background background;
        background.post(stuck.job());
        stuck.begun.get_future().wait();
    }
    stuck.letGo.set_value();
    stuck.over.get_future().wait();
    EXPECT_TRUE(stuck.stopRequested);
}

TEST(BackgroundJobs, GoOnElsewhereWhenOneIsAbandoned)
{
    Stuck stuck;
    std::promise<void> ran;
    Background background;
    background.post(stuck.job());
    stuck.begun.get_future().wait();

    background.abandon();
    background.post([&](Workbench&, const std::stop_token& stop) {
        EXPECT_FALSE(stop.stop_requested());
        ran.set_value();
    });

    ran.get_future().wait();
    stuck.letGo.set_value();
    stuck.over.get_future().wait();
    EXPECT_TRUE(stuck.stopRequested);
}

TEST(BackgroundJobs, NotBegunAreDroppedAtTheEnd)
{
    Stuck stuck;
    std::atomic<bool> ran = false;
    {
        Background background;
        background.post(stuck.job());
        background.post([&](Workbench&, const std::stop_token&) { ran = true; });
        stuck.begun.get_future().wait();
    }
    stuck.letGo.set_value();
    stuck.over.get_future().wait();
    EXPECT_FALSE(ran);
}

} // namespace
} // namespace sceau::workflow
