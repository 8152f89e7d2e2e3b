#pragma once

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>

/// The folder of the fault module: rules, counters and what is played. Read at each call, since the test changes it meanwhile.
namespace fault {

inline std::string fileNamed(const std::string& name)
{
    const char* folder = std::getenv("SCEAU_FAULT");
    return std::string(folder ? folder : "/nonexistent") + "/" + name;
}

inline bool exists(const std::string& name)
{
    return ::access(fileNamed(name).c_str(), F_OK) == 0;
}

inline std::string read(const std::string& name)
{
    std::ifstream stream(fileNamed(name));
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline void write(const std::string& name, const std::string& text)
{
    std::ofstream(fileNamed(name)) << text;
}

inline int number(const std::string& name)
{
    const auto text = read(name);
    return text.empty() ? 0 : std::atoi(text.c_str());
}

inline bool hasLine(const std::string& text, const std::string& wanted)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line == wanted) return true;
    }
    return false;
}

inline bool plays(const std::string& what)
{
    return hasLine(read("rules"), "play " + what);
}

/// Writes the call down; how many of this function that makes.
inline int count(const std::string& function)
{
    std::ofstream(fileNamed("calls"), std::ios::app) << function << '\n';
    std::istringstream lines(read("calls"));
    int calls = 0;
    for (std::string line; std::getline(lines, line);)
        calls += line == function ? 1 : 0;
    return calls;
}

struct Orders {
    std::optional<unsigned long> answer; ///< instead of the call
    bool pullAfter = false;
};

/// Does what the rules want before this call.
inline Orders ordersFor(const std::string& function)
{
    using std::chrono::milliseconds;
    const auto nth = std::to_string(count(function));
    Orders orders;
    std::istringstream rules(read("rules"));
    for (std::string line; std::getline(rules, line);) {
        std::istringstream words(line);
        std::string name;
        std::string when;
        std::string action;
        std::string value;
        words >> name >> when >> action >> value;
        if (name != function || (when != "*" && when != nth)) continue;
        if (action == "ckr") orders.answer = std::strtoul(value.c_str(), nullptr, 0);
        if (action == "delay") std::this_thread::sleep_for(milliseconds(std::atoi(value.c_str())));
        if (action == "pull") write("removed", "");
        if (action == "pull-after") orders.pullAfter = true;
        if (action == "crash") std::raise(SIGSEGV);
        if (action == "exit") std::_Exit(0);
        while (action == "hang" && hasLine(read("rules"), line))
            std::this_thread::sleep_for(milliseconds(5));
    }
    return orders;
}

} // namespace fault
