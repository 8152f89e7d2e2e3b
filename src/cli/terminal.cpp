#include "cli/terminal.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace sceau::cli {
namespace {

using base::Code;

constexpr std::array fatal{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

// What a signal handler needs: plain data only.
volatile std::sig_atomic_t silencedTerminal = -1;
termios settingsBefore;

void restoreAndDie(int signal)
{
    if (silencedTerminal >= 0) tcsetattr(silencedTerminal, TCSAFLUSH, &settingsBefore);
    // A stop would come back to a terminal that echoes: it ends the program instead.
    ::signal(signal == SIGTSTP ? SIGTERM : signal, SIG_DFL);
    raise(signal == SIGTSTP ? SIGTERM : signal);
}

/// Echo is off while this lives.
class Silence {
public:
    explicit Silence(int terminal) : terminal_(terminal)
    {
        if (tcgetattr(terminal_, &settingsBefore) != 0) return;
        silencedTerminal = terminal_;
        struct sigaction handler {};
        handler.sa_handler = restoreAndDie;
        for (std::size_t i = 0; i < fatal.size(); ++i)
            sigaction(fatal.at(i), &handler, &handlersBefore_.at(i));
        auto settings = settingsBefore;
        settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        settings.c_lflag |= ECHONL | ICANON;
        silent_ = tcsetattr(terminal_, TCSAFLUSH, &settings) == 0;
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence()
    {
        if (silencedTerminal < 0) return;
        tcsetattr(terminal_, TCSAFLUSH, &settingsBefore);
        silencedTerminal = -1;
        for (std::size_t i = 0; i < fatal.size(); ++i)
            sigaction(fatal.at(i), &handlersBefore_.at(i), nullptr);
    }

    [[nodiscard]] bool silent() const { return silent_; }

private:
    int terminal_;
    bool silent_ = false;
    std::array<struct sigaction, fatal.size()> handlersBefore_{};
};

class Terminal {
public:
    Terminal() : descriptor_(open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)) {}
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal()
    {
        if (descriptor_ >= 0) close(descriptor_);
    }
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

base::Result<base::Secret> readLine(int terminal)
{
    std::array<char, base::Secret::capacity + 2> typed{};
    const auto size = read(terminal, typed.data(), typed.size());
    if (size <= 0) return base::fail(Code::pinCancelled, "terminal");
    const std::string_view line(typed.data(), static_cast<std::size_t>(size));
    auto secret = base::Secret::from(line.substr(0, line.find('\n')));
    base::wipe(typed.data(), typed.size());
    if (secret.empty()) return base::fail(Code::pinUnreadable, "terminal");
    return secret;
}

} // namespace

base::Result<base::Secret> askSecret(const std::string& prompt)
{
    const Terminal terminal;
    if (terminal.descriptor() < 0) return base::fail(Code::pinUnreadable, "terminal");
    const Silence silence(terminal.descriptor());
    if (!silence.silent()) return base::fail(Code::pinUnreadable, "terminal");
    if (write(terminal.descriptor(), prompt.data(), prompt.size()) < 0) return base::fail(Code::pinUnreadable, "terminal");
    return readLine(terminal.descriptor());
}

} // namespace sceau::cli
