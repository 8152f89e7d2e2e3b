#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The rules of French typography that a program can check (spaces before high punctuation, quotes, apostrophes, ellipses).
namespace sceau::test {

/// What is wrong with a French sentence, one complaint a fault; empty when nothing is.
[[nodiscard]] std::vector<std::string> frenchFaults(std::string_view text);

} // namespace sceau::test
