#pragma once

#include "cli/console.hpp"

namespace CLI {
class App;
}

/// The commands of the directory and the orders run in a program of their own (sceauctl-renewal): Qt and ICU, which they link, took a
/// third of the time of a whole signature, which needs neither.
namespace sceau::cli {

/// Runs that program in the place of this one when the command line asks for one of its commands; returns when it does not.
void goElsewhere(char** argv);

/// The same commands as this program's help names them.
void addCommandsElsewhere(CLI::App& program, Console& console, Exit& exit);

} // namespace sceau::cli
