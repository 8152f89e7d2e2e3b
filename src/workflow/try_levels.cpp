#include "workflow/try_levels.hpp"

#include "token/keys.hpp"

namespace sceau::workflow {

std::optional<token::TryLevel> levelIn(const base::Error& error, std::string_view fact)
{
    using token::TryLevel;
    const auto found = error.facts.find(fact);
    if (found == error.facts.end()) return {};
    for (const auto level : {TryLevel::ok, TryLevel::low, TryLevel::final, TryLevel::locked, TryLevel::toBeChanged, TryLevel::unknown})
        if (token::name(level) == found->second) return level;
    return {};
}

} // namespace sceau::workflow
