#include "base/secret.hpp"
#include "cli/program.hpp"

#include <csignal>

int main(int argc, char** argv)
{
    sceau::base::forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away must not end a signature half-way
    return sceau::cli::run(argc, argv);
}
