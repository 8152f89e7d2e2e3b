#include "token/watch.hpp"

#include "shared/virtual_reader.hpp"

#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>

namespace sceau::token {

using test::VirtualReader;

namespace {

const base::Bytes atr{0x3B, 0x80, 0x80, 0x01, 0x01};

/// What a Watch said, and a way to wait for what it will say.
class Diary {
public:
    void write(const Readers& readers)
    {
        const std::lock_guard lock(mutex_);
        pages_.push_back(readers);
        written_.notify_all();
    }
    template <class Predicate> Readers waitFor(const Predicate& predicate)
    {
        std::unique_lock lock(mutex_);
        written_.wait(lock, [&] { return !pages_.empty() && predicate(pages_.back()); });
        return pages_.back();
    }
    std::vector<Readers> pages()
    {
        const std::lock_guard lock(mutex_);
        return pages_;
    }

private:
    std::mutex mutex_;
    std::condition_variable written_;
    std::vector<Readers> pages_;
};

bool running(const Readers& readers)
{
    return readers.serviceRunning;
}

bool stopped(const Readers& readers)
{
    return !readers.serviceRunning;
}

bool occupied(const Readers& readers)
{
    return std::any_of(readers.readers.begin(), readers.readers.end(), [](const Reader& reader) { return reader.occupied; });
}

bool empty(const Readers& readers)
{
    return readers.serviceRunning && !readers.readers.empty() && !occupied(readers);
}

bool without(const Readers& readers)
{
    return readers.serviceRunning && readers.readers.empty();
}

class Watching : public testing::Test {
protected:
    void SetUp() override
    {
        if (!VirtualReader::isPossible()) GTEST_SKIP() << "pcscd and vsmartcard-vpcd are not installed";
        reader.emplace();
    }
    void follow()
    {
        watch.emplace([this](const Readers& readers) { diary.write(readers); });
    }

    std::optional<VirtualReader> reader;
    Diary diary;
    std::optional<Watch> watch;
};

class WatchingAUsbReader : public Watching {
protected:
    void SetUp() override
    {
        if (!VirtualReader::isPluggable()) GTEST_SKIP() << "pcscd, vsmartcard-vpcd and umockdev are not all installed";
        reader.emplace(VirtualReader::Kind::usb);
        reader->start();
        follow();
        diary.waitFor(without);
    }
};

} // namespace

TEST_F(Watching, SaysAtOnceThatTheServiceIsStopped)
{
    follow();

    const auto first = diary.waitFor(stopped);

    EXPECT_TRUE(first.readers.empty());
    EXPECT_EQ(readersNow(), Readers{});
}

TEST_F(Watching, BeginsWithTheReadersAsTheyAre)
{
    reader->start();
    follow();

    const auto first = diary.waitFor(running);

    ASSERT_EQ(first.readers.size(), 2U);
    EXPECT_TRUE(first.readers[0].name.starts_with(VirtualReader::name()));
    EXPECT_FALSE(first.readers[0].occupied);
    EXPECT_TRUE(first.readers[0].atr.empty());
    EXPECT_EQ(diary.pages().size(), 1U);
}

TEST_F(Watching, SeesAKeyComeAndGo)
{
    reader->start();
    follow();
    diary.waitFor(empty);

    reader->insert(atr);
    const auto with = diary.waitFor(occupied);
    const auto now = readersNow();
    reader->remove();
    const auto without = diary.waitFor(empty);

    const auto key = std::find_if(with.readers.begin(), with.readers.end(), [](const Reader& one) { return one.occupied; });
    EXPECT_EQ(key->atr, atr);
    EXPECT_FALSE(key->mute);
    EXPECT_EQ(now, with);
    EXPECT_TRUE(without.readers[0].atr.empty());
}

TEST_F(Watching, FollowsTheServiceThatStopsAndComesBack)
{
    reader->start();
    follow();
    diary.waitFor(empty);
    reader->insert(atr);
    diary.waitFor(occupied);

    reader->stop();
    diary.waitFor(stopped);
    reader->remove();
    reader->start();
    diary.waitFor(empty);
    reader->insert(atr);
    diary.waitFor(occupied);

    EXPECT_EQ(diary.pages().size(), 5U) << "each state is told once";
}

TEST_F(Watching, EndsWhileNothingHappens)
{
    reader->start();
    follow();
    diary.waitFor(empty);

    watch.reset();
    const auto told = diary.pages().size();
    reader->stop();

    EXPECT_EQ(told, 1U);
    EXPECT_EQ(diary.pages().size(), told);
}

TEST_F(Watching, EndsWhileTheServiceIsAway)
{
    follow();
    diary.waitFor(stopped);

    watch.reset();

    EXPECT_EQ(diary.pages().size(), 1U);
}

TEST_F(Watching, EndsBeforeItHasWellBegun)
{
    reader->start();

    for (int round = 0; round < 20; ++round) {
        follow();
        watch.reset();
    }

    EXPECT_LE(diary.pages().size(), 20U);
}

TEST_F(WatchingAUsbReader, SeesItComeAndGoAndComeAgain)
{
    reader->plug();
    const auto plugged = diary.waitFor(empty);
    reader->unplug();
    diary.waitFor(without);
    const auto now = readersNow();
    reader->plug();
    const auto again = diary.waitFor(empty);

    EXPECT_TRUE(plugged.readers[0].name.starts_with(VirtualReader::name()));
    EXPECT_EQ(now, (Readers{true, {}}));
    EXPECT_FALSE(again.readers.empty());
}

TEST_F(WatchingAUsbReader, SeesTheKeyThatSitsInIt)
{
    reader->insert(atr);
    reader->plug();
    diary.waitFor(occupied);
    reader->unplug();
    diary.waitFor(without);
    reader->plug();
    const auto again = diary.waitFor(occupied);

    const auto key = std::find_if(again.readers.begin(), again.readers.end(), [](const Reader& one) { return one.occupied; });
    EXPECT_EQ(key->atr, atr);
}

} // namespace sceau::token
