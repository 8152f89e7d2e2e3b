#include "bench/timing.hpp"

#include "shared/pdf_maker.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char** environ;

namespace sceau::bench {

namespace {

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

Run timedTogether(const Contender& contender, const std::string& log)
{
    if (contender.prepare) contender.prepare();
    Run sum;
    for (const auto& command : contender.commands) {
        const auto run = timed(command, log, contender.product);
        sum.milliseconds += run.milliseconds;
        sum.peakKiB = std::max(sum.peakKiB, run.peakKiB);
    }
    return sum;
}

} // namespace

Run timed(const std::vector<std::string>& command, const std::string& log, const std::filesystem::path& product)
{
    auto arguments = command;
    std::vector<char*> pointers;
    for (auto& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    rusage usage{};
    int status = -1;
    if (::posix_spawnp(&child, pointers.front(), &actions, nullptr, pointers.data(), environ) == 0) ::wait4(child, &status, 0, &usage);
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;
    posix_spawn_file_actions_destroy(&actions);
    if (status != 0 && !std::filesystem::exists(product)) {
        std::fprintf(stderr, "%s failed (%d): %s\n", command.front().c_str(), status, test::readText(log).c_str());
        std::exit(1);
    }
    return {elapsed.count(), usage.ru_maxrss, status};
}

std::vector<Median> compare(const std::vector<Contender>& contenders, int rounds, const std::string& log)
{
    std::vector<std::vector<double>> times(contenders.size());
    std::vector<long> peaks(contenders.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            const auto run = timedTogether(contenders[i], log);
            times[i].push_back(run.milliseconds);
            peaks[i] = std::max(peaks[i], run.peakKiB);
        }
    }
    std::vector<Median> medians;
    for (std::size_t i = 0; i < contenders.size(); ++i)
        medians.push_back({contenders[i].name, median(times[i]), peaks[i]});
    return medians;
}

void print(const std::string& title, const std::vector<Median>& medians)
{
    std::printf("%s\n", title.c_str());
    for (const auto& one : medians)
        std::printf("  %-44s %9.1f ms   × %5.2f   peak %6.1f MiB\n", one.name.c_str(), one.milliseconds,
                    one.milliseconds / medians.front().milliseconds, static_cast<double>(one.peakKiB) / 1024);
    std::fflush(stdout);
}

} // namespace sceau::bench
