#include "shared/faulty_module.hpp"

#include "shared/test_pki.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace sceau::test {

namespace {

/// Under its name only when complete: the module reads it at any moment. Not forced to the disk, which took most of a test's time.
void put(const std::filesystem::path& file, std::string_view text)
{
    const auto beside = std::filesystem::path(file) += ".new";
    std::ofstream(beside) << text;
    std::filesystem::rename(beside, file);
}

} // namespace

FaultyModule::FaultyModule(const std::vector<std::string>& rules) : folder_(temporaryFolder("fault"))
{
    this->rules(rules);
    ::setenv("SCEAU_FAULT", folder_.c_str(), 1);
}

void FaultyModule::rules(const std::vector<std::string>& rules)
{
    std::string text;
    for (const auto& rule : rules)
        text += rule + "\n";
    put(folder_ / "rules", text);
}

void FaultyModule::pull()
{
    put(folder_ / "removed", {});
}

void FaultyModule::insert()
{
    std::filesystem::remove(folder_ / "removed");
}

void FaultyModule::typeOnReader(const base::Secret& code, const std::string& what)
{
    put(folder_ / ("pad-" + what), code.view());
}

std::filesystem::path FaultyModule::file()
{
    return std::filesystem::canonical("/proc/self/exe").parent_path() / "sceau_fault.so";
}

std::vector<std::string> FaultyModule::calls() const
{
    std::ifstream stream(folder_ / "calls");
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

long FaultyModule::count(const std::string& function) const
{
    const auto all = calls();
    return std::count(all.begin(), all.end(), function);
}

void FaultyModule::forgetCalls()
{
    put(folder_ / "calls", {});
}

int FaultyModule::number(const std::string& counter) const
{
    int number = 0;
    std::ifstream(folder_ / counter) >> number;
    return number;
}

void FaultyModule::waitFor(const std::string& function, long times) const
{
    while (count(function) < times)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

} // namespace sceau::test
