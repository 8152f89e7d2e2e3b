#pragma once

namespace sceau::cli {

/// Reads the command line and does what it says. Returns the exit status of SPEC § 8.
int run(int argc, char** argv);

} // namespace sceau::cli
