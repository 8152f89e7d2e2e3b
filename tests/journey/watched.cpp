#include "journey/watched.hpp"

#include "shared/test_pki.hpp"

#include <algorithm>
#include <fstream>

namespace sceau::test {

namespace {
constexpr std::string_view stall = "stall ", beginning = "begins";
}

Watched::Watched() : report_(temporaryFolder("watched") / "report") {}

Environment Watched::environment(int delay) const
{
    return {{"LD_PRELOAD", SCEAU_WATCH_LIBRARY},
            {"SCEAU_WATCH", report_},
            {"SCEAU_WATCH_DELAY", std::to_string(delay)},
            {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
}

std::vector<std::string> Watched::lines() const
{
    std::vector<std::string> all;
    std::ifstream report(report_);
    for (std::string line; std::getline(report, line);)
        all.push_back(line);
    return all;
}

bool Watched::began() const
{
    const auto all = lines();
    return !all.empty() && all.front() == beginning;
}

std::vector<std::string> Watched::calls() const
{
    std::vector<std::string> once;
    for (const auto& line : lines()) {
        if (line == beginning || line.starts_with(stall)) continue;
        if (std::find(once.begin(), once.end(), line) == once.end()) once.push_back(line);
    }
    return once;
}

double Watched::longestStall() const
{
    double longest = 0;
    for (const auto& line : lines()) {
        if (line.starts_with(stall)) longest = std::max(longest, std::stod(line.substr(stall.size())));
    }
    return longest;
}

} // namespace sceau::test
