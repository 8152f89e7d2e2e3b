#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// The real program, run as a process of its own.
namespace sceau::cli::test {

struct Answer {
    int status = -1;
    std::string out; ///< standard output
    std::string err; ///< standard error

    [[nodiscard]] std::vector<nlohmann::json> lines() const; ///< of --json
    [[nodiscard]] nlohmann::json line() const;               ///< the only one
    [[nodiscard]] std::string code() const;                  ///< "PIN-101": what stderr begins its last failure with
};

struct Circumstances {
    std::string input;                              ///< standard input
    std::map<std::string, std::string> environment; ///< beside a plain one: French, no settings of anybody
    std::filesystem::path folder;                   ///< working folder
    bool outClosed = false;                         ///< nobody reads standard output
};

/// Runs sceauctl without a terminal and waits for it.
[[nodiscard]] Answer sceauctl(const std::vector<std::string>& arguments, const Circumstances& circumstances = {});

/// Any program, the same way.
[[nodiscard]] Answer runProgram(const std::vector<std::string>& command, const Circumstances& circumstances = {});

/// An environment in which no setting, no language and no key of this computer is seen.
[[nodiscard]] std::map<std::string, std::string> plainEnvironment();

} // namespace sceau::cli::test
