#include "token/pin.hpp"

#include "token/keys.hpp"

#include <algorithm>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

constexpr std::size_t longestPuk = 32; ///< longer is no PUK of any key; a token tells no limit of its own for it

Error refusal(Code code, const PinState& state)
{
    return Error{code}.at("whyNotAsked").with("pin", name(state.level));
}

} // namespace

bool isTypable(const base::Secret& secret)
{
    const auto text = secret.view();
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::optional<Error> whyNotAsked(const PinState& state, const base::Secret& pin, bool lastTry)
{
    if (state.level == TryLevel::locked) return refusal(Code::pinLocked, state);
    if (state.level == TryLevel::final && !lastTry) return refusal(Code::pinLastTry, state);
    if (state.pad) return std::nullopt;
    if (!isTypable(pin)) return refusal(Code::pinCharacters, state);
    if (pin.size() < state.minimum || pin.size() > state.maximum) {
        return refusal(Code::pinLength, state)
            .with("minimum", std::to_string(state.minimum))
            .with("maximum", std::to_string(state.maximum));
    }
    return std::nullopt;
}

std::optional<Error> whyPukNotAsked(const Codes& codes, const base::Secret& puk, bool lastTry)
{
    const auto refuse = [&codes](Code code) { return refusal(code, codes.pin).with("puk", name(codes.puk)); };
    if (codes.puk == TryLevel::locked) return refuse(Code::pukLocked);
    if (codes.puk == TryLevel::final && !lastTry) return refuse(Code::pukLastTry);
    if (codes.pin.pad) return std::nullopt;
    if (!isTypable(puk)) return refuse(Code::pukCharacters);
    if (puk.size() < codes.pin.minimum || puk.size() > longestPuk) {
        return refuse(Code::pukLength).with("minimum", std::to_string(codes.pin.minimum));
    }
    return std::nullopt;
}

bool isVague(Code code)
{
    return code == Code::keyFailed || code == Code::pinOutcomeUnknown;
}

Error withPresence(Error error, const Place& place)
{
    if (!isVague(error.code)) return error;
    if (place.occupied) return std::move(error).with("reader", place.reader);
    error.code = Code::keyRemoved;
    return error;
}

Error explained(Error error, TryLevel after)
{
    if (error.code == Code::pinIncorrect && after == TryLevel::locked) error.code = Code::pinLocked;
    return std::move(error).with("pin", name(after));
}

Error explained(Error error, const Codes& after)
{
    if (error.code == Code::pukIncorrect && after.puk == TryLevel::locked) error.code = Code::pukLocked;
    return explained(std::move(error), after.pin.level).with("puk", name(after.puk));
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
