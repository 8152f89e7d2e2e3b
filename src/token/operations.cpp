#include "token/operations.hpp"

#include "token/contents.hpp"
#include "token/errors.hpp"
#include "token/keys.hpp"
#include "token/pin.hpp"
#include "token/pin_changes.hpp"
#include "token/sign.hpp"

#include <algorithm>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

/// A module that lost the PC/SC service finds its readers again only after a new start.
base::Result<Slots> slotsOf(Module& module)
{
    auto slots = listSlots(module.functions());
    if (slots) return slots;
    if (auto again = module.restart(); !again) return tl::unexpected(again.error());
    return listSlots(module.functions());
}

base::Result<std::vector<KeyCertificate>> certificatesBeforeLogin(const Functions& functions, const Slot& slot)
{
    const auto session = Session::open(functions, slot.id);
    if (!session) return tl::unexpected(session.error());
    return readCertificates(*session, slot, false);
}

void keepOnly(std::vector<KeyCertificate>& certificates, const TokenUri& wanted)
{
    const auto other = [&wanted](const KeyCertificate& one) { return !matches(one, wanted); };
    certificates.erase(std::remove_if(certificates.begin(), certificates.end(), other), certificates.end());
}

bool namesAnObject(const TokenUri& wanted)
{
    return wanted.id || wanted.object;
}

/// Whether the slot is what the URI names, objects included: no try is spent on a key that is not meant.
bool isMeant(const Functions& functions, const Slot& slot, const TokenUri& wanted)
{
    if (!matches(slot, wanted)) return false;
    if (!namesAnObject(wanted)) return true;
    auto certificates = certificatesBeforeLogin(functions, slot);
    if (!certificates) return false;
    keepOnly(*certificates, wanted);
    return !certificates->empty();
}

base::Result<Token> tokenIn(const Functions& functions, const Slot& slot, const TokenUri& wanted, const std::filesystem::path& file)
{
    auto certificates = certificatesBeforeLogin(functions, slot);
    if (!certificates) return tl::unexpected(certificates.error());
    keepOnly(*certificates, wanted);
    auto token = describe(functions, slot, file);
    token.certificates = std::move(*certificates);
    return token;
}

/// The key after its PIN was set; what cannot be read any more is left out, since the PIN has changed all the same.
Token changed(const Functions& functions, Slot slot, const std::filesystem::path& file)
{
    const auto codes = codesNow(functions, slot.id);
    slot.pin = codes.pin;
    slot.puk = codes.puk;
    auto token = describe(functions, slot, file);
    if (auto certificates = certificatesBeforeLogin(functions, slot)) token.certificates = std::move(*certificates);
    return token;
}

/// What a failure means once the token has been looked at again.
Error afterLook(Error error, const Functions& functions, CK_SLOT_ID slot)
{
    const auto state = pinNow(functions, slot);
    return explained(withPresence(std::move(error), placeOf(functions, slot)), state.level);
}

/// One login, `work` in its session, logout; a failure is explained when the session has ended.
template <class Work>
auto withLogin(const Functions& functions, const Slot& slot, const base::Secret& pin, bool lastTry, const Work& work)
    -> decltype(work(std::declval<Session&>(), &pin))
{
    if (auto refused = whyNotAsked(slot.pin, pin, lastTry)) return tl::unexpected(std::move(*refused));
    const auto* const typed = slot.pin.pad ? nullptr : &pin;
    auto done = [&]() -> decltype(work(std::declval<Session&>(), typed)) {
        auto session = Session::open(functions, slot.id);
        if (!session) return tl::unexpected(session.error());
        if (auto proven = session->login(typed); !proven) return tl::unexpected(proven.error());
        return work(*session, typed);
    }();
    if (!done) return tl::unexpected(afterLook(std::move(done.error()), functions, slot.id));
    return done;
}

} // namespace

base::Status Operations::open()
{
    if (module_) return {};
    auto opened = Module::open(file_);
    if (!opened) return tl::unexpected(opened.error());
    module_ = std::move(*opened);
    return {};
}

Findings Operations::find(const Where& where)
{
    Findings findings;
    const auto problem = [&](const Error& error) { findings.problems.push_back({file_, error}); };
    const auto wanted = parseUri(where.uri);
    const auto opened = open();
    const auto slots = opened ? slotsOf(*module_) : tl::unexpected(opened.error());
    if (!wanted || !slots) {
        problem(wanted ? slots.error() : wanted.error());
        return findings;
    }
    findings.modules.push_back(file_);
    for (const auto& error : slots->problems)
        problem(error);
    for (const auto& slot : slots->found) {
        if (!matches(slot, *wanted)) continue;
        auto token = tokenIn(functions(), slot, *wanted, file_);
        if (!token && token.error().code != Code::keyRemoved) problem(token.error());
        if (!token || (namesAnObject(*wanted) && token->certificates.empty())) continue;
        findings.tokens.push_back(std::move(*token));
    }
    return findings;
}

base::Result<Slot> Operations::locate(const Where& where)
{
    const auto wanted = parseUri(where.uri);
    if (!wanted) return tl::unexpected(wanted.error());
    if (auto opened = open(); !opened) return tl::unexpected(opened.error());
    const auto slots = slotsOf(*module_);
    if (!slots) return tl::unexpected(slots.error());

    std::optional<Slot> place;
    for (const auto& slot : slots->found) {
        if (!isMeant(functions(), slot, *wanted)) continue;
        if (place) return base::fail(Code::severalKeys, "locate");
        place = slot;
    }
    if (!place) return base::fail(*wanted == TokenUri{} ? Code::noKey : Code::keyNotFound, "locate");
    if (!awaited_()) return base::fail(Code::cancelled, "locate");
    return *place;
}

base::Result<Token> Operations::verifyPin(const Where& where, const base::Secret& pin, bool lastTry)
{
    const auto place = locate(where);
    if (!place) return tl::unexpected(place.error());
    auto certificates = withLogin(functions(), *place, pin, lastTry,
                                  [&](Session& session, const base::Secret*) { return readCertificates(session, *place, true); });
    if (!certificates) return tl::unexpected(certificates.error());

    auto token = describe(functions(), *place, file_);
    token.pin = pinNow(functions(), place->id);
    // A code that was right has all its tries again (ISO/IEC 7816-4 § 11.5.6); OpenSC shows the old flags until it binds the card anew.
    if (token.pin.level == TryLevel::low || token.pin.level == TryLevel::final) token.pin.level = TryLevel::ok;
    token.certificates = std::move(*certificates);
    return token;
}

base::Result<Token> Operations::changePin(const PinChange& change, const base::Secret& pin, const base::Secret& fresh)
{
    const auto place = locate(change.where);
    if (!place) return tl::unexpected(place.error());
    const auto done = token::changePin(functions(), *place, pin, fresh, change.lastTry);
    if (!done) return tl::unexpected(done.error());
    return changed(functions(), *place, file_);
}

base::Result<Token> Operations::unblock(const Unblocking& unblocking, const base::Secret& puk, const base::Secret& fresh)
{
    const auto place = locate(unblocking.where);
    if (!place) return tl::unexpected(place.error());
    const auto done = token::unblock(functions(), *place, unblocking.style, puk, fresh, unblocking.lastTry);
    if (!done) return tl::unexpected(done.error());
    return changed(functions(), *place, file_);
}

base::Result<base::Bytes> Operations::sign(const SignRequest& request, const base::Secret& pin)
{
    const auto signature = Signature::prepare(request);
    if (!signature) return tl::unexpected(signature.error());
    const auto place = locate(request.where);
    if (!place) return tl::unexpected(place.error());
    if (auto offered = signature->offeredBy(functions(), place->id); !offered) return tl::unexpected(offered.error());

    return withLogin(functions(), *place, pin, request.lastTry,
                     [&](Session& session, const base::Secret* typed) { return signature->make(session, typed); });
}

} // namespace sceau::token
