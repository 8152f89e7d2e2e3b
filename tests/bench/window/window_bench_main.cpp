// The window's own benchmarks, under Xvfb. `ninja bench_window` prints them; the machine should do nothing else meanwhile.
#include "journey/renewal.hpp"
#include "journey/watched.hpp"
#include "shared/faulty_module.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace {

using namespace sceau;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// From the start of the program to its first picture on the screen, which the watching library tells.
double firstPicture(const std::vector<std::string>& command, const std::filesystem::path& home)
{
    auto environment = test::Desktop::shared().environment(home);
    environment["LD_PRELOAD"] = SCEAU_WATCH_LIBRARY;
    environment["SCEAU_WATCH"] = "/dev/fd/" + std::to_string(test::Started::told);
    const auto begin = std::chrono::steady_clock::now();
    const test::Started program(command, environment, test::Desktop::shared().log());
    static_cast<void>(program.line());
    return Milliseconds(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void benchStart(const std::string& bareWindow)
{
    constexpr int rounds = 20;
    const cli::test::Demo demo;
    std::vector<double> bare, ours;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(firstPicture({bareWindow}, demo.path("home")));
        ours.push_back(
            firstPicture({SCEAU_BIN_DIR "/sceau", "--lang", "fr", "--portal", demo.portal(), "--trust", demo.trust()}, demo.path("home")));
    }
    std::printf("First picture, medians of %d: bare Qt window %.0f ms, sceau %.0f ms, %+.0f ms (goal: at most +120 ms)\n", rounds,
                median(bare), median(ours), median(ours) - median(bare));
}

void benchStall()
{
    if (!std::filesystem::exists(test::FaultyModule::file())) {
        std::printf("The longest stall needs the tests' fault module: build with -DSCEAU_TESTS=ON\n");
        return;
    }
    std::vector<std::string> slow;
    for (const char* each : {"C_OpenSession", "C_GetTokenInfo", "C_Login", "C_FindObjectsInit", "C_Sign"})
        slow.push_back(std::string(each) + " * delay 300");
    const test::FaultyModule module(slow);
    const test::Watched watched;
    constexpr int slowDisk = 5; // milliseconds a call
    auto environment = watched.environment(slowDisk);
    environment["SCEAU_FAULT"] = std::getenv("SCEAU_FAULT");
    test::Renewal renewal(environment, {"--module", test::FaultyModule::file()});
    renewal.goThrough();
    std::printf("Longest stall of a whole renewal, 300 ms a call of the module, %d ms a call on files: %.0f ms (goal: 50 ms)\n", slowDisk,
                watched.longestStall());
}

long switches(pid_t process)
{
    long sum = 0;
    for (const auto& thread : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
        std::ifstream status(thread.path() / "status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("voluntary_ctxt_switches:")) sum += std::stol(line.substr(line.find(':') + 1));
        }
    }
    return sum;
}

void benchIdle()
{
    constexpr std::chrono::seconds settled{5}, watch{20};
    test::Renewal renewal;
    static_cast<void>(renewal.reader().control(ATSPI_ROLE_PUSH_BUTTON, "Renouveler ma clé"));
    std::this_thread::sleep_for(settled);
    const long before = switches(renewal.process());
    std::this_thread::sleep_for(watch);
    std::printf("Wake-ups of the idle window, all threads: %ld in %ld s\n", switches(renewal.process()) - before,
                static_cast<long>(watch.count()));
}

} // namespace

/// sceau_window_bench BARE_WINDOW [start|stall|idle]
int main(int count, char** arguments)
{
    if (count < 2) return 2;
    const std::string only = count > 2 ? arguments[2] : "";
    std::ifstream load("/proc/loadavg");
    std::string loads;
    std::getline(load, loads);
    std::printf("Load of the machine: %s\n", loads.c_str());
    if (only.empty() || only == "start") benchStart(arguments[1]);
    if (only.empty() || only == "stall") benchStall();
    if (only.empty() || only == "idle") benchIdle();
    return 0;
}
