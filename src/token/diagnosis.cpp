#include "token/diagnosis.hpp"

#include <array>

namespace sceau::token {

const DriverCheck* DriverDiagnosis::failure() const
{
    return checks.empty() || !checks.back().error ? nullptr : &checks.back();
}

std::string name(DriverStep step)
{
    constexpr std::array names{"file", "readable", "kind", "load", "initialise", "slots", "tokens", "card"};
    return names.at(static_cast<std::size_t>(step));
}

std::string name(DriverSource source)
{
    constexpr std::array names{"named", "environment", "configured", "known", "remembered"};
    return names.at(static_cast<std::size_t>(source));
}

} // namespace sceau::token
