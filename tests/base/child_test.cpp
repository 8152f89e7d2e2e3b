#include "base/child.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sceau::base {
namespace {

using namespace std::chrono_literals;

Child::Deadline soon()
{
    return std::chrono::steady_clock::now() + 20s;
}

std::string heardFrom(const Child& child)
{
    std::string all;
    std::array<char, 256> some{};
    for (ssize_t got = 0; (got = ::recv(child.socket(), some.data(), some.size(), 0)) > 0;)
        all.append(some.data(), static_cast<std::size_t>(got));
    return all;
}

} // namespace

TEST(Child, HearsAndIsHeardOnOneSocketAndEndsWithItsInput)
{
    auto child = Child::start("/bin/cat", {}, Child::Output::socket);
    ASSERT_TRUE(child);
    ASSERT_EQ(::send(child->socket(), "TEST", 4, MSG_NOSIGNAL), 4);

    child->endInput();

    EXPECT_EQ(heardFrom(*child), "TEST");
    const auto status = child->ended(soon());
    ASSERT_TRUE(status);
    EXPECT_TRUE(WIFEXITED(*status) && WEXITSTATUS(*status) == 0);
}

TEST(Child, GetsNoDescriptorOfOursButItsSocket)
{
    const Descriptor ours(::fcntl(STDIN_FILENO, F_DUPFD, 50)); // without close-on-exec, and no number that the shell takes itself
    auto child = Child::start("/bin/sh", {"-c", "for d in /proc/self/fd/*; do echo ${d##*/}; done"}, Child::Output::socket);
    ASSERT_TRUE(child);

    const auto listed = "\n" + heardFrom(*child);
    EXPECT_NE(listed.find("\n0\n1\n2\n"), std::string::npos) << listed;
    EXPECT_EQ(listed.find("\n" + std::to_string(ours.number()) + "\n"), std::string::npos) << listed;
}

TEST(Child, ThatDoesNotExistIsMissing)
{
    const auto child = Child::start("/nonexistent/program", {}, Child::Output::nowhere);

    ASSERT_FALSE(child);
    EXPECT_EQ(child.error().code, Code::programMissing);
}

TEST(Child, ThatIsSilentIsNotWaitedForBeyondTheDeadlineAndIsKilledWhenItGoes)
{
    pid_t pid = 0;
    {
        auto child = Child::copy([] {
            const auto self = ::getpid();
            (void)::send(STDIN_FILENO, &self, sizeof self, 0);
            ::pause();
        });
        ASSERT_TRUE(child);
        ASSERT_EQ(::recv(child->socket(), &pid, sizeof pid, MSG_WAITALL), static_cast<ssize_t>(sizeof pid));
        EXPECT_FALSE(child->ended(std::chrono::steady_clock::now()));
        EXPECT_EQ(::kill(pid, 0), 0);
    }

    EXPECT_EQ(::kill(pid, 0), -1) << "killed and reaped";
}

TEST(Child, ThatIsACopyWorksBesideUsAndEndsThere)
{
    ASSERT_TRUE(Child::mayCopy());
    const int mine = 7;
    auto child = Child::copy([&mine] { (void)::send(STDIN_FILENO, mine == 7 ? "yes" : "no", 3, 0); });
    ASSERT_TRUE(child);

    EXPECT_EQ(heardFrom(*child), "yes");
    EXPECT_TRUE(child->ended(soon()));
}

TEST(Child, IsNotToBeACopyWhileThereIsAnotherThread)
{
    std::jthread other([](const std::stop_token& stop) {
        while (!stop.stop_requested())
            std::this_thread::sleep_for(1ms);
    });

    EXPECT_FALSE(Child::mayCopy());
}

TEST(Child, ThatWasLeftIsNotKilled)
{
    std::array<int, 2> news{};
    ASSERT_EQ(::pipe2(news.data(), O_CLOEXEC), 0);
    const Descriptor reading(news[0]);
    Descriptor writing(news[1]);
    const auto name = "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(writing.number());
    {
        auto child =
            Child::start("/bin/sh", {"-c", "exec 3>" + name + "; echo ready; read line; sleep 0.2; echo alive >&3"}, Child::Output::socket);
        ASSERT_TRUE(child);
        std::array<char, 6> ready{};
        ASSERT_EQ(::recv(child->socket(), ready.data(), ready.size(), MSG_WAITALL), 6);
        child->leave();
    }
    writing.close();

    std::array<char, 6> said{};
    EXPECT_EQ(::read(reading.number(), said.data(), said.size()), 6) << "after the one that started it had gone";
}

} // namespace sceau::base
