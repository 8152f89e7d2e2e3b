#pragma once

#include "cli/commands.hpp"

#include <span>

namespace sceau::cli {

using AddCommands = void (*)(CLI::App& program, Console& console, Exit& exit);

/// Reads the command line and does what it says, with the commands that `families` add. Returns the exit status of docs/cli.md.
int run(int argc, char** argv, std::span<const AddCommands> families);

} // namespace sceau::cli
