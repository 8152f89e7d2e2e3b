#include "base/secret.hpp"
#include "cli/elsewhere.hpp"
#include "cli/program.hpp"

#include <array>
#include <csignal>

int main(int argc, char** argv)
{
    namespace cli = sceau::cli;
    cli::goElsewhere(argv);
    sceau::base::forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away must not end a signature half-way
    constexpr std::array<cli::AddCommands, 6> families{cli::addTokenCommands,  cli::addPinCommands,   cli::addSignCommand,
                                                       cli::addAugmentCommand, cli::addVerifyCommand, cli::addCommandsElsewhere};
    return cli::run(argc, argv, families);
}
