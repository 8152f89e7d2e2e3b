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
    if (noticed == 0) return;
    std::signal(noticed, SIG_DFL);
    std::raise(noticed);
}

} // namespace sceau::cli
