#include "dossier/composer.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::dossier {

using base::Code;
using base::Error;
using base::Result;

namespace {

using Deadline = std::chrono::steady_clock::time_point;
constexpr int pollMilliseconds = 50;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }
    void close()
    {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

tl::unexpected<Error> broken(const char* where, std::string problem)
{
    return tl::unexpected(Error{Code::composeFailed}.at(where).with("problem", std::move(problem)));
}

/// A started program: killed and reaped on every path that does not wait for it.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
    Child& operator=(Child&&) = delete;
    ~Child()
    {
        if (pid_ < 0) return;
        ::kill(pid_, SIGKILL);
        reap();
    }

    /// Its exit status, once it has closed its output.
    Result<int> status(Deadline deadline)
    {
        const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd ended{process.number(), POLLIN, 0};
        if (::poll(&ended, 1, std::max(0, static_cast<int>(left.count()))) <= 0) return broken("poll", "time");
        const auto status = reap();
        pid_ = -1;
        if (!WIFEXITED(status)) return broken("sceau-compose", "signal " + std::to_string(WTERMSIG(status)));
        return WEXITSTATUS(status);
    }

private:
    int reap() const
    {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

    pid_t pid_;
};

Result<Child> start(const std::filesystem::path& program, int socket)
{
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);

    auto name = program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    pid_t pid = -1;
    const int failure = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) return tl::unexpected(Error{Code::programMissing}.at("posix_spawn").with("program", program.filename().string()));
    return Child(pid);
}

/// Both directions over one socket: a socket, unlike a pipe, raises no SIGPIPE when the program has gone.
class Conversation {
public:
    Conversation(int socket, std::string_view input, std::size_t limit) : socket_(socket), input_(input), limit_(limit)
    {
        if (input_.empty()) ::shutdown(socket_, SHUT_WR);
    }

    Result<base::Bytes> until(Deadline deadline, const std::stop_token& stop)
    {
        while (!ended_) {
            if (stop.stop_requested()) return base::fail(Code::cancelled, "sceau-compose");
            if (std::chrono::steady_clock::now() > deadline) return broken("sceau-compose", "time");
            if (output_.size() > limit_) return broken("sceau-compose", "size");
            exchange();
        }
        return std::move(output_);
    }

private:
    void exchange()
    {
        pollfd ready{socket_, static_cast<short>(input_.empty() ? POLLIN : POLLIN | POLLOUT), 0};
        if (::poll(&ready, 1, pollMilliseconds) <= 0) return;
        if ((ready.revents & POLLOUT) != 0) send();
        if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) != 0) receive();
    }

    void send()
    {
        const auto sent = ::send(socket_, input_.data(), input_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
        input_.remove_prefix(sent < 0 ? input_.size() : static_cast<std::size_t>(sent));
        if (input_.empty()) ::shutdown(socket_, SHUT_WR);
    }

    void receive()
    {
        std::array<std::uint8_t, 65'536> chunk;
        const auto got = ::recv(socket_, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        ended_ = got <= 0;
        if (got > 0) output_.insert(output_.end(), chunk.begin(), chunk.begin() + got);
    }

    int socket_;
    std::string_view input_;
    std::size_t limit_;
    base::Bytes output_;
    bool ended_ = false;
};

} // namespace

Result<Answer> ask(const std::filesystem::path& program, std::string_view input, const Bounds& bounds, std::stop_token stop)
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) return broken("socketpair", std::to_string(errno));
    const Descriptor ours(pair[0]);
    Descriptor theirs(pair[1]);

    auto child = start(program, theirs.number());
    if (!child) return tl::unexpected(child.error());
    theirs.close();

    const auto deadline = std::chrono::steady_clock::now() + bounds.time;
    auto output = Conversation(ours.number(), input, bounds.output).until(deadline, stop);
    if (!output) return tl::unexpected(output.error());
    const auto status = child->status(deadline);
    if (!status) return tl::unexpected(status.error());
    return Answer{*status, std::move(*output)};
}

} // namespace sceau::dossier
