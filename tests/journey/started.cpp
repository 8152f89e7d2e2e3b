#include "journey/started.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace sceau::test {

namespace {

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::vector<std::string> assignments(const Environment& environment)
{
    std::vector<std::string> all;
    for (const auto& [name, value] : environment)
        all.push_back(name + '=' + value);
    return all;
}

[[noreturn]] void become(const std::vector<char*>& arguments, const std::vector<char*>& variables, int told, const char* log)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::setsid();
    const int words = ::open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(words, STDOUT_FILENO);
    ::dup2(words, STDERR_FILENO);
    if (told == Started::told)
        ::fcntl(told, F_SETFD, 0);
    else
        ::dup2(told, Started::told);
    ::execve(arguments.front(), arguments.data(), variables.data());
    ::_exit(127);
}

int statusOf(int waited)
{
    return WIFEXITED(waited) ? WEXITSTATUS(waited) : 128 + WTERMSIG(waited);
}

} // namespace

Started::Started(const std::vector<std::string>& command, const Environment& environment, const std::string& log)
{
    auto words = command;
    auto variables = assignments(environment);
    const auto arguments = pointersTo(words), seen = pointersTo(variables);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) become(arguments, seen, ends[1], log.c_str());
    ::close(ends[1]);
    pipe_ = ends[0];
}

Started::Started(Started&& other) noexcept
    : process_(std::exchange(other.process_, 0)), status_(other.status_), pipe_(std::exchange(other.pipe_, -1))
{
}

Started& Started::operator=(Started&& other) noexcept
{
    std::swap(process_, other.process_);
    std::swap(status_, other.status_);
    std::swap(pipe_, other.pipe_);
    return *this;
}

Started::~Started()
{
    end();
    if (pipe_ >= 0) ::close(pipe_);
}

std::string Started::line() const
{
    std::string text;
    for (char letter = 0; ::read(pipe_, &letter, 1) == 1 && letter != '\n';)
        text += letter;
    return text;
}

bool Started::runs()
{
    if (process_ <= 0) return false;
    int status = 0;
    if (::waitpid(process_, &status, WNOHANG) != process_) return true;
    status_ = statusOf(status);
    process_ = 0;
    return false;
}

int Started::end()
{
    if (runs()) ::kill(process_, SIGTERM);
    return wait();
}

int Started::wait()
{
    int status = 0;
    if (process_ > 0 && ::waitpid(process_, &status, 0) == process_) status_ = statusOf(status);
    process_ = 0;
    return status_;
}

void adoptOrphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

void endTheOrphans()
{
    const auto own = std::to_string(::getpid());
    for (int status = 0;;) {
        std::ifstream children("/proc/" + own + "/task/" + own + "/children");
        for (pid_t child = 0; children >> child;)
            ::kill(child, SIGTERM);
        if (::waitpid(-1, &status, 0) < 0) return; // their own children come to us as they end
    }
}

} // namespace sceau::test
