#include "token/refused_puks.hpp"

#include "token/keys.hpp"

#include <algorithm>
#include <array>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

constexpr unsigned triesOfAPuk = 3;

bool isToldByTheDriver(const Unblocking& unblocking)
{
    return unblocking.style == UnblockStyle::officer;
}

bool mayHaveCounted(Code code)
{
    constexpr std::array codes{Code::pukIncorrect, Code::pukOutcomeUnknown, Code::keySilent, Code::driverCrashed, Code::cancelled};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

TryLevel RefusedPuks::level(const Where& where) const
{
    const auto found = refused_.find({where.module, where.uri});
    if (found == refused_.end()) return TryLevel::unknown;
    return found->second + 1 < triesOfAPuk ? TryLevel::low : TryLevel::final;
}

std::optional<Error> RefusedPuks::whyNotAsked(const Unblocking& unblocking) const
{
    if (isToldByTheDriver(unblocking) || unblocking.lastTry || level(unblocking.where) != TryLevel::final) return std::nullopt;
    return Error{Code::pukLastTry}.at("RefusedPuks").with("puk", name(TryLevel::final));
}

base::Result<Token> RefusedPuks::noted(const Unblocking& unblocking, base::Result<Token> answered)
{
    if (isToldByTheDriver(unblocking)) return answered;
    const auto& where = unblocking.where;
    if (answered) {
        refused_.erase({where.module, where.uri});
        return answered;
    }
    auto& error = answered.error();
    if (mayHaveCounted(error.code)) ++refused_[{where.module, where.uri}];
    error.facts["puk"] = name(error.code == Code::pukLocked ? TryLevel::locked : level(where));
    return answered;
}

} // namespace sceau::token
