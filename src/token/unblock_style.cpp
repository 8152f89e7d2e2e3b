#include "token/keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sceau::token {

namespace {

struct Driver {
    std::string_view part; ///< of the module's file name
    UnblockStyle style;
};

/// Drivers that want another style than the officer's. OpenSC wants this one only where its own configuration says
/// `user_pin_unblock_style = set_pin_in_unlogged_session`; otherwise it refuses without a try.
constexpr std::array drivers{
    Driver{"opensc-pkcs11", UnblockStyle::setPin},
};

constexpr std::array names{
    std::pair{UnblockStyle::officer, "officer"},
    std::pair{UnblockStyle::setPin, "set-pin"},
    std::pair{UnblockStyle::contextSpecific, "context-specific"},
};

} // namespace

UnblockStyle usualStyle(const Token& token)
{
    const auto file = token.module.filename().string();
    for (const auto& driver : drivers) {
        if (file.find(driver.part) != std::string::npos) return driver.style;
    }
    return UnblockStyle::officer;
}

std::string name(UnblockStyle style)
{
    const auto* const found = std::find_if(names.begin(), names.end(), [style](const auto& one) { return one.first == style; });
    return found->second;
}

std::optional<UnblockStyle> unblockStyleNamed(std::string_view name)
{
    for (const auto& [style, known] : names) {
        if (known == name) return style;
    }
    return std::nullopt;
}

} // namespace sceau::token
