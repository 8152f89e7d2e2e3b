#include "shared/process.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sceau::test {

namespace {

struct Pipe {
    Pipe() { opened = ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    ~Pipe()
    {
        closeWriting();
        if (opened) ::close(ends[0]);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void closeWriting()
    {
        if (opened && ends[1] >= 0) ::close(ends[1]);
        ends[1] = -1;
    }
    std::array<int, 2> ends{-1, -1};
    bool opened = false;
};

/// Both streams to their ends, whichever speaks first.
std::array<std::string, 2> drain(const Pipe& first, const Pipe& second)
{
    std::array<std::string, 2> texts;
    std::array<pollfd, 2> waiting{pollfd{first.ends[0], POLLIN, 0}, pollfd{second.ends[0], POLLIN, 0}};
    while ((waiting[0].fd >= 0 || waiting[1].fd >= 0) && ::poll(waiting.data(), waiting.size(), -1) >= 0) {
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting.at(i).revents == 0) continue;
            std::array<char, 4096> piece{};
            const auto got = ::read(waiting.at(i).fd, piece.data(), piece.size());
            if (got > 0)
                texts.at(i).append(piece.data(), static_cast<std::size_t>(got));
            else
                waiting.at(i).fd = -1;
        }
    }
    return texts;
}

std::vector<std::string> environmentWith(const std::map<std::string, std::string>& added)
{
    std::vector<std::string> all;
    for (const auto& [name, value] : added)
        all.push_back(name + "=" + value);
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        if (!added.contains(text.substr(0, text.find('=')))) all.push_back(text);
    }
    return all;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

Outcome run(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment)
{
    Pipe output, errors;
    auto arguments = command;
    auto variables = environmentWith(environment);
    auto argumentPointers = pointersTo(arguments);
    auto variablePointers = pointersTo(variables);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.ends[1], STDERR_FILENO);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, command.front().c_str(), &actions, nullptr, argumentPointers.data(), variablePointers.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return {127, command.front() + " does not start"};
    output.closeWriting();
    errors.closeWriting();
    const auto texts = drain(output, errors);
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), texts[0] + texts[1]};
}

} // namespace sceau::test
