#include "cli/interruption.hpp"

#include <array>
#include <csignal>

namespace sceau::cli {
namespace {

constexpr std::array awaited{SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t noticed = 0;
std::array<struct sigaction, awaited.size()> before;

void notice(int signal)
{
    noticed = signal;
}

void endBy(int signal)
{
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

} // namespace

Interruption::Interruption()
{
    struct sigaction handler {};
    handler.sa_handler = notice; // without SA_RESTART: whoever waits wakes up
    for (std::size_t i = 0; i < awaited.size(); ++i)
        sigaction(awaited.at(i), &handler, &before.at(i));
}

Interruption::~Interruption()
{
    for (std::size_t i = 0; i < awaited.size(); ++i)
        sigaction(awaited.at(i), &before.at(i), nullptr);
}

bool Interruption::asked()
{
    return noticed != 0;
}

void endIfInterrupted()
{
    if (noticed != 0) endBy(noticed);
}

void endUnread()
{
    endBy(SIGPIPE);
}

} // namespace sceau::cli
