#include "token/pin.hpp"

#include "token/keys.hpp"

#include <algorithm>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

/// What every keyboard and every reader's keypad can type; anything else is a slip that would cost a try.
bool isTypable(char c)
{
    return c >= 0x20 && c < 0x7F;
}

} // namespace

std::optional<Error> whyNotAsked(const PinState& state, const base::Secret& pin, bool lastTry)
{
    const auto refuse = [&](Code code) { return Error{code}.at("whyNotAsked").with("pin", name(state.level)); };
    if (state.level == TryLevel::locked) return refuse(Code::pinLocked);
    if (state.level == TryLevel::final && !lastTry) return refuse(Code::pinLastTry);
    if (state.pad) return std::nullopt;

    const auto text = pin.view();
    if (!std::all_of(text.begin(), text.end(), isTypable)) return refuse(Code::pinCharacters);
    if (text.size() < state.minimum || text.size() > state.maximum) {
        return refuse(Code::pinLength).with("minimum", std::to_string(state.minimum)).with("maximum", std::to_string(state.maximum));
    }
    return std::nullopt;
}

Error explained(Error error, TryLevel after)
{
    if (error.code == Code::pinIncorrect && after == TryLevel::locked) error.code = Code::pinLocked;
    return std::move(error).with("pin", name(after));
}

std::string name(TryLevel level)
{
    switch (level) {
    case TryLevel::ok:
        return "ok";
    case TryLevel::low:
        return "low";
    case TryLevel::final:
        return "final";
    case TryLevel::locked:
        return "locked";
    case TryLevel::toBeChanged:
        return "to-be-changed";
    case TryLevel::unknown:
        break;
    }
    return "unknown";
}

} // namespace sceau::token
