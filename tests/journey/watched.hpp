#pragma once

#include "journey/started.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::test {

/// What the library of watch/ writes down of the thread of a window.
class Watched {
public:
    Watched();

    /// For the program that is to be watched; `delay`: what each call on files costs, in milliseconds.
    [[nodiscard]] Environment environment(int delay = 0) const;
    /// Each call once, in the order of the first; empty when nothing was ever painted.
    [[nodiscard]] std::vector<std::string> calls() const;
    [[nodiscard]] bool began() const;
    [[nodiscard]] double longestStall() const; ///< in milliseconds

private:
    [[nodiscard]] std::vector<std::string> lines() const;

    std::filesystem::path report_;
};

} // namespace sceau::test
