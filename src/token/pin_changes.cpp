#include "token/pin_changes.hpp"

#include "base/clock.hpp"
#include "token/pin.hpp"
#include "token/pin_rules.hpp"
#include "token/session.hpp"

namespace sceau::token {

using base::Code;
using base::Error;
using base::Secret;

namespace {

std::chrono::sys_days today()
{
    return std::chrono::floor<std::chrono::days>(base::Clock().now());
}

/// A token's flags about the officer are those of the PUK only where the PUK is the officer's PIN.
Codes codesFor(UnblockStyle style, Codes codes)
{
    if (style != UnblockStyle::officer) codes.puk = TryLevel::unknown;
    return codes;
}

tl::unexpected<Error> refusal(Error error, const Codes& codes)
{
    return tl::unexpected(explained(std::move(error), codes));
}

/// `work` in a session of its own; a failure is explained when the session has ended.
template <class Work> base::Status inSession(const Functions& functions, CK_SLOT_ID slot, UnblockStyle style, const Work& work)
{
    const auto done = [&]() -> base::Status {
        auto session = Session::openToSetPin(functions, slot);
        if (!session) return tl::unexpected(session.error());
        return work(*session);
    }();
    if (done) return {};
    const auto after = codesFor(style, codesNow(functions, slot));
    return refusal(withPresence(done.error(), placeOf(functions, slot)), after);
}

base::Status changeIn(Session& session, const Secret* pin, const Secret* fresh)
{
    const auto proven = session.login(pin);
    const bool expired = !proven && proven.error().code == Code::pinToBeChanged; // right, and good for C_SetPIN only
    if (!proven && !expired) return proven;
    return session.setPin(pin, fresh);
}

base::Status unblockIn(Session& session, UnblockStyle style, const Secret* puk, const Secret* fresh)
{
    if (style == UnblockStyle::setPin) return session.setPinWithPuk(puk, fresh);
    const auto user = style == UnblockStyle::officer ? CKU_SO : CKU_CONTEXT_SPECIFIC;
    if (auto proven = session.loginWithPuk(user, puk); !proven) return proven;
    return style == UnblockStyle::officer ? session.initPin(fresh) : session.setPinWithPuk(puk, fresh);
}

} // namespace

base::Status changePin(const Functions& functions, const Slot& slot, const Secret& pin, const Secret& fresh, bool lastTry)
{
    const Codes codes{slot.pin, slot.puk};
    if (auto refused = whyNotAsked(slot.pin, pin, lastTry)) return refusal(std::move(*refused), codes);
    if (auto refused = whyNotSet(slot.pin, fresh, pin, today())) return refusal(std::move(*refused), codes);
    const bool pad = slot.pin.pad;
    return inSession(functions, slot.id, UnblockStyle::officer,
                     [&](Session& session) { return changeIn(session, pad ? nullptr : &pin, pad ? nullptr : &fresh); });
}

base::Status unblock(const Functions& functions, const Slot& slot, UnblockStyle style, const Secret& puk, const Secret& fresh, bool lastTry)
{
    const auto codes = codesFor(style, {slot.pin, slot.puk});
    if (auto refused = whyPukNotAsked(codes, puk, lastTry)) return refusal(std::move(*refused), codes);
    if (auto refused = whyNotSet(slot.pin, fresh, puk, today())) return refusal(std::move(*refused), codes);
    const bool pad = slot.pin.pad;
    return inSession(functions, slot.id, style,
                     [&](Session& session) { return unblockIn(session, style, pad ? nullptr : &puk, pad ? nullptr : &fresh); });
}

} // namespace sceau::token
