#pragma once

#include "base/result.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace sceau::base {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    void close();
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// What poll() waits for: at least 0, at most an hour.
[[nodiscard]] int millisecondsTo(std::chrono::steady_clock::time_point deadline);

/// A program that this one started, at the other end of a socket: a socket, unlike a pipe, raises no SIGPIPE when the program has gone
/// (send with MSG_NOSIGNAL). Killed and reaped when it goes, unless it was left.
class Child {
public:
    using Deadline = std::chrono::steady_clock::time_point;
    enum class Output { socket, nowhere };

    /// The socket is its standard input, and its standard output where `output` says so; it gets no other descriptor of ours.
    /// Code::programMissing with the fact "program".
    [[nodiscard]] static Result<Child> start(const std::filesystem::path& program, std::vector<std::string> arguments, Output output);

    /// Runs `work` in a copy of this process, with the socket as its standard input and nothing else of ours open, and ends it there.
    /// Only while this process has one thread: another one may hold a lock that the copy would wait for.
    [[nodiscard]] static Result<Child> copy(const std::function<void()>& work);
    [[nodiscard]] static bool mayCopy();

    Child(Child&& other) noexcept;
    Child& operator=(Child&&) = delete;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    [[nodiscard]] int socket() const { return socket_.number(); }

    /// No more input comes: a well-behaved program ends.
    void endInput() const;

    /// How it ended, as waitpid() says, once it has. Empty: not before the deadline.
    [[nodiscard]] std::optional<int> ended(Deadline deadline);

    /// Lets it go on alone; it is reaped when it ends.
    void leave();

private:
    Child(pid_t pid, Descriptor socket) : pid_(pid), socket_(std::move(socket)) {}

    pid_t pid_;
    Descriptor socket_;
};

} // namespace sceau::base
