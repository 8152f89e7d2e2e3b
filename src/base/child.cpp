#include "base/child.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sceau::base {
namespace {

int reap(pid_t pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

struct Pair {
    Descriptor ours, theirs;
};

Result<Pair> connected()
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) return fail(Code::internal, "socketpair");
    return Pair{Descriptor(pair[0]), Descriptor(pair[1])};
}

} // namespace

int millisecondsTo(std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
}

void Descriptor::close()
{
    if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Result<Child> Child::start(const std::filesystem::path& program, std::vector<std::string> arguments, Output output)
{
    auto pair = connected();
    if (!pair) return tl::unexpected(pair.error());
    const int theirs = pair->theirs.number();

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO);
    if (output == Output::socket)
        ::posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO);
    else
        ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);

    arguments.insert(arguments.begin(), program.string());
    std::vector<char*> words;
    for (auto& argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    pid_t pid = -1;
    const int failure = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) return tl::unexpected(Error{Code::programMissing}.at("posix_spawn").with("program", program.filename().string()));
    return Child(pid, std::move(pair->ours));
}

bool Child::mayCopy()
{
    std::error_code unknown;
    std::size_t threads = 0;
    for (std::filesystem::directory_iterator task("/proc/self/task", unknown), end; !unknown && task != end; task.increment(unknown))
        ++threads;
    return !unknown && threads == 1;
}

Result<Child> Child::copy(const std::function<void()>& work)
{
    auto pair = connected();
    if (!pair) return tl::unexpected(pair.error());
    const pid_t pid = ::fork();
    if (pid < 0) return fail(Code::internal, "fork");
    if (pid > 0) return Child(pid, std::move(pair->ours));

    ::dup2(pair->theirs.number(), STDIN_FILENO);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
    work();
    ::_exit(EXIT_SUCCESS); // what this process would do at its end is the other's to do
}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)), socket_(std::move(other.socket_)) {}

Child::~Child()
{
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    reap(pid_);
}

void Child::endInput() const
{
    ::shutdown(socket_.number(), SHUT_WR);
}

std::optional<int> Child::ended(Deadline deadline)
{
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    pollfd end{process.number(), POLLIN, 0};
    if (::poll(&end, 1, millisecondsTo(deadline)) <= 0) return std::nullopt;
    return reap(std::exchange(pid_, -1));
}

void Child::leave()
{
    socket_.close();
    if (pid_ >= 0) std::thread(reap, std::exchange(pid_, -1)).detach();
}

} // namespace sceau::base
