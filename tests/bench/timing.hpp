#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Times whole processes against each other.
namespace sceau::bench {

struct Run {
    double milliseconds = 0;
    long peakKiB = 0;
    int status = -1;
};

/// One way to do the job: `prepare` is not timed, each of `commands` is, in turn.
struct Contender {
    std::string name;
    std::vector<std::vector<std::string>> commands;
    std::function<void()> prepare{};
    std::filesystem::path product{}; ///< when it is there, the job is done, whatever the status: pdfsig crashes in SoftHSM as it exits
};

/// What a contender took, over all its rounds.
struct Median {
    std::string name;
    double milliseconds = 0;
    long peakKiB = 0; ///< the highest of all rounds
};

/// One process, its output kept in `log`; ends the program when it fails without its product.
[[nodiscard]] Run timed(const std::vector<std::string>& command, const std::string& log, const std::filesystem::path& product = {});

/// All contenders once a round, so that whatever slows the machine slows them alike.
[[nodiscard]] std::vector<Median> compare(const std::vector<Contender>& contenders, int rounds, const std::string& log);

/// A table, each line with its ratio to the first.
void print(const std::string& title, const std::vector<Median>& medians);

} // namespace sceau::bench
