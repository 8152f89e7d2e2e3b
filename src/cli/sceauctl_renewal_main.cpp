#include "base/secret.hpp"
#include "cli/program.hpp"

#include <array>
#include <csignal>

/// sceauctl-renewal: the commands of sceauctl that need the directory and the orders; sceauctl starts it.
int main(int argc, char** argv)
{
    namespace cli = sceau::cli;
    sceau::base::forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away must not end a signature half-way
    constexpr std::array<cli::AddCommands, 6> families{cli::addEligibilityCommand, cli::addRenewCommand, cli::addDossierCommands,
                                                       cli::addPortalCommands,     cli::addDemoCommands, cli::addDossierVerifyCommand};
    return cli::run(argc, argv, families);
}
