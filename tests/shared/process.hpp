#pragma once

#include <map>
#include <string>
#include <vector>

namespace sceau::test {

/// How a program of the machine ended and all it said.
struct Outcome {
    int status = -1;    ///< exit status; 128 + signal when one ended it
    std::string output; ///< standard output, then standard error
};

/// Runs a program found in PATH, without a shell, and waits for it. `environment` is added to this process's own.
[[nodiscard]] Outcome run(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment = {});

} // namespace sceau::test
