#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sceau::text {

struct Pattern {
    std::string_view title, cause, next;
};

/// One key of resources/text.json: French, then English (French again where there is none).
struct Row {
    std::string_view key;
    std::array<Pattern, 2> languages;
    bool complete = false; ///< both languages are there
};

/// Written at build time by table_main.cpp, sorted by key: a command pays nothing for the sentences it does not say.
extern const Row* const rows;
extern const std::size_t rowCount;

} // namespace sceau::text
