#include "sceauctl.hpp"

#include "shared/test_pki.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::cli::test {
namespace {

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe()
    {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(std::size_t end)
    {
        if (ends.at(end) >= 0) close(ends.at(end));
        ends.at(end) = -1;
    }
};

std::vector<char*> pointersTo(std::vector<std::string>& words)
{
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

void drain(Pipe& out, Pipe& err, Answer& answer)
{
    std::array<pollfd, 2> waited{pollfd{out.ends[0], POLLIN, 0}, pollfd{err.ends[0], POLLIN, 0}};
    std::array<std::string*, 2> into{&answer.out, &answer.err};
    while (waited[0].fd >= 0 || waited[1].fd >= 0) {
        poll(waited.data(), waited.size(), -1);
        for (std::size_t i = 0; i < waited.size(); ++i) {
            if (waited.at(i).fd < 0 || waited.at(i).revents == 0) continue;
            std::array<char, 65536> bytes{};
            const auto got = read(waited.at(i).fd, bytes.data(), bytes.size());
            if (got <= 0) {
                waited.at(i).fd = -1;
            } else {
                into.at(i)->append(bytes.data(), static_cast<std::size_t>(got));
            }
        }
    }
}

} // namespace

std::map<std::string, std::string> plainEnvironment()
{
    static const auto nowhere = sceau::test::temporaryFolder("home").string();
    std::map<std::string, std::string> plain{
        {"LANG", "fr_FR.UTF-8"}, {"HOME", nowhere}, {"XDG_CONFIG_HOME", nowhere}, {"PATH", "/usr/bin:/bin"}};
    for (const char* kept : {"SOFTHSM2_CONF", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (const char* set = std::getenv(kept)) plain[kept] = set;
    }
    return plain;
}

Answer runProgram(const std::vector<std::string>& command, const Circumstances& circumstances)
{
    auto words = command;
    auto arguments = pointersTo(words);
    auto environment = plainEnvironment();
    for (const auto& [name, value] : circumstances.environment)
        environment[name] = value;
    std::vector<std::string> assignments;
    for (const auto& [name, value] : environment)
        assignments.push_back(name + '=' + value);
    auto assigned = pointersTo(assignments);

    Pipe in, out, err;
    const pid_t child = fork();
    if (child == 0) {
        setsid(); // no terminal to ask on
        if (!circumstances.folder.empty() && chdir(circumstances.folder.c_str()) != 0) _exit(126);
        dup2(in.ends[0], STDIN_FILENO);
        dup2(out.ends[1], STDOUT_FILENO);
        dup2(err.ends[1], STDERR_FILENO);
        execve(arguments[0], arguments.data(), assigned.data());
        _exit(127);
    }
    in.closeEnd(0);
    out.closeEnd(1);
    err.closeEnd(1);
    if (circumstances.outClosed) out.closeEnd(0);
    if (write(in.ends[1], circumstances.input.data(), circumstances.input.size()) < 0) return {};
    in.closeEnd(1);

    Answer answer;
    drain(out, err, answer);
    int status = 0;
    waitpid(child, &status, 0);
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return answer;
}

Answer sceauctl(const std::vector<std::string>& arguments, const Circumstances& circumstances)
{
    std::vector<std::string> command{SCEAU_BIN_DIR "/sceauctl"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return runProgram(command, circumstances);
}

std::vector<nlohmann::json> Answer::lines() const
{
    std::vector<nlohmann::json> parsed;
    std::istringstream text(out);
    for (std::string one; std::getline(text, one);)
        parsed.push_back(nlohmann::json::parse(one));
    return parsed;
}

nlohmann::json Answer::line() const
{
    const auto all = lines();
    if (all.size() != 1) throw std::runtime_error("not one line of JSON: " + out + err);
    return all.front();
}

std::string Answer::code() const
{
    static const std::regex pattern("(?:^|\n)((?:PIN|KEY|SIG|DOC|NET|ORD|SYS)-[0-9]{3}) ");
    std::string last;
    for (std::sregex_iterator found(err.begin(), err.end(), pattern), end; found != end; ++found)
        last = (*found)[1];
    return last;
}

} // namespace sceau::cli::test
