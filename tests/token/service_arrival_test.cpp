#include "token/service_arrival.hpp"

#include "shared/test_pki.hpp"

#include <fstream>
#include <future>
#include <gtest/gtest.h>

namespace sceau::token {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 1ms;

/// A wait on a thread of its own.
class Waiting {
public:
    explicit Waiting(ServiceArrival& arrival) : over_(std::async(std::launch::async, [&arrival] { arrival.wait(patience); })) {}
    bool isOver(std::chrono::milliseconds within) { return over_.wait_for(within) == std::future_status::ready; }

private:
    std::future<void> over_;
};

constexpr auto soon = 50 * patience, ever = 20'000ms;

} // namespace

TEST(ServiceArrival, IsNotAskedForAgainWhileThereIsNoSocket)
{
    const auto folder = test::temporaryFolder("arrival");
    ServiceArrival arrival(folder / "pcscd.comm");
    Waiting waiting(arrival);
    EXPECT_FALSE(waiting.isOver(soon));

    std::ofstream(folder / "another");
    EXPECT_FALSE(waiting.isOver(soon));

    std::ofstream(folder / "pcscd.comm");
    EXPECT_TRUE(waiting.isOver(ever));
}

TEST(ServiceArrival, IsSeenInAFolderThatIsMadeMeanwhile)
{
    const auto folder = test::temporaryFolder("arrival");
    ServiceArrival arrival(folder / "run" / "pcscd" / "pcscd.comm");
    Waiting waiting(arrival);
    EXPECT_FALSE(waiting.isOver(soon));

    std::filesystem::create_directories(folder / "run" / "pcscd");
    std::ofstream(folder / "run" / "pcscd" / "pcscd.comm");

    EXPECT_TRUE(waiting.isOver(ever));
}

TEST(ServiceArrival, IsSeenWhereTheFolderWasMadeAnew)
{
    const auto folder = test::temporaryFolder("arrival");
    std::filesystem::create_directory(folder / "pcscd");
    ServiceArrival arrival(folder / "pcscd" / "pcscd.comm");
    Waiting waiting(arrival);
    EXPECT_FALSE(waiting.isOver(soon));

    std::filesystem::remove(folder / "pcscd");
    std::filesystem::create_directory(folder / "pcscd");
    std::ofstream(folder / "pcscd" / "pcscd.comm");

    EXPECT_TRUE(waiting.isOver(ever));
}

TEST(ServiceArrival, CountsWhatWasMadeBeforeTheWait)
{
    const auto folder = test::temporaryFolder("arrival");
    ServiceArrival arrival(folder / "pcscd.comm");
    EXPECT_TRUE(arrival.watch());
    std::ofstream(folder / "pcscd.comm");

    EXPECT_TRUE(Waiting(arrival).isOver(ever));
}

TEST(ServiceArrival, IsTriedAgainWhileASocketStandsThere)
{
    const auto folder = test::temporaryFolder("arrival");
    std::ofstream(folder / "pcscd.comm");
    ServiceArrival arrival(folder / "pcscd.comm");

    EXPECT_TRUE(Waiting(arrival).isOver(ever));
}

TEST(ServiceArrival, IsNotAwaitedAnyLongerWhenTheWatchEnds)
{
    ServiceArrival arrival(test::temporaryFolder("arrival") / "pcscd.comm");
    Waiting waiting(arrival);
    EXPECT_FALSE(waiting.isOver(soon));

    arrival.end();

    EXPECT_TRUE(waiting.isOver(ever));
}

} // namespace sceau::token
