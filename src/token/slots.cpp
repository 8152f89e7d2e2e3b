#include "token/slots.hpp"

#include "token/errors.hpp"

#include <algorithm>

namespace sceau::token {

namespace {

constexpr CK_ULONG slotLimit = 256;
constexpr unsigned shortestPin = 4;
constexpr unsigned longestPin = 255;

TryLevel userLevel(CK_FLAGS flags)
{
    if (flags & CKF_USER_PIN_LOCKED) return TryLevel::locked;
    if (flags & CKF_USER_PIN_FINAL_TRY) return TryLevel::final;
    if (flags & CKF_USER_PIN_COUNT_LOW) return TryLevel::low;
    if (flags & CKF_USER_PIN_TO_BE_CHANGED) return TryLevel::toBeChanged;
    return TryLevel::ok;
}

TryLevel officerLevel(CK_FLAGS flags)
{
    if (flags & CKF_SO_PIN_LOCKED) return TryLevel::locked;
    if (flags & CKF_SO_PIN_FINAL_TRY) return TryLevel::final;
    if (flags & CKF_SO_PIN_COUNT_LOW) return TryLevel::low;
    if (flags & CKF_SO_PIN_TO_BE_CHANGED) return TryLevel::toBeChanged;
    return TryLevel::ok;
}

/// A module that gives no limits, or nonsense, must not stop a PIN that the token would take.
PinState pinOf(const CK_TOKEN_INFO& info)
{
    PinState pin;
    pin.level = userLevel(info.flags);
    pin.pad = (info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
    const bool stated = info.ulMaxPinLen >= 1 && info.ulMaxPinLen <= longestPin && info.ulMinPinLen <= info.ulMaxPinLen;
    pin.minimum = stated ? static_cast<unsigned>(std::max<CK_ULONG>(info.ulMinPinLen, 1)) : shortestPin;
    pin.maximum = stated ? static_cast<unsigned>(info.ulMaxPinLen) : longestPin;
    return pin;
}

/// CKR_TOKEN_NOT_RECOGNIZED is a card of somebody else, CKR_TOKEN_NOT_PRESENT one that has just gone: no problems.
bool isQuietlyEmpty(CK_RV rv)
{
    return rv == CKR_TOKEN_NOT_PRESENT || rv == CKR_TOKEN_NOT_RECOGNIZED || rv == CKR_DEVICE_REMOVED;
}

base::Result<std::vector<CK_SLOT_ID>> occupiedSlots(const Functions& functions)
{
    CK_ULONG count = 0;
    auto rv = functions.C_GetSlotList(CK_TRUE, nullptr, &count); // a module looks for tokens at this call, not at the next
    std::vector<CK_SLOT_ID> ids(std::min(count + 8, slotLimit));
    if (rv == CKR_OK && count > 0) {
        count = ids.size();
        rv = functions.C_GetSlotList(CK_TRUE, ids.data(), &count);
    }
    if (rv != CKR_OK) return tl::unexpected(driverError(rv, "C_GetSlotList"));
    ids.resize(std::min<std::size_t>(count, ids.size()));
    return ids;
}

unsigned char byteAt(std::string_view text, std::size_t i)
{
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

/// The bytes of the character that `text` begins with; 0 when it is a control or no UTF-8 (RFC 3629 § 4).
std::size_t printableSize(std::string_view text)
{
    const auto follows = [text](std::size_t i, unsigned char least, unsigned char most) {
        return byteAt(text, i) >= least && byteAt(text, i) <= most;
    };
    const auto lead = byteAt(text, 0);
    if (lead < 0x80) return lead >= 0x20 && lead != 0x7F ? 1 : 0;
    if (lead >= 0xC2 && lead < 0xE0) return follows(1, 0x80, 0xBF) ? 2 : 0;
    const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    const std::size_t length = lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!follows(i, i == 1 ? least : 0x80, i == 1 ? most : 0xBF)) return 0;
    }
    return length;
}

} // namespace

std::string fieldOf(std::span<const unsigned char> bytes)
{
    std::string text(bytes.begin(), bytes.end());
    text.resize(std::min(text.find('\0'), text.size()));
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

base::Result<Slots> listSlots(const Functions& functions)
{
    const auto ids = occupiedSlots(functions);
    if (!ids) return tl::unexpected(ids.error());

    Slots slots;
    for (const auto id : *ids) {
        CK_TOKEN_INFO info{};
        const auto rv = functions.C_GetTokenInfo(id, &info);
        if (rv != CKR_OK) {
            if (!isQuietlyEmpty(rv)) slots.problems.push_back(cryptokiError(rv, "C_GetTokenInfo").with("reader", readerOf(functions, id)));
            continue;
        }
        if ((info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
        const TokenUri name{fieldOf(info.label), fieldOf(info.serialNumber), fieldOf(info.manufacturerID), fieldOf(info.model), {}, {}};
        slots.found.push_back({id, name, pinOf(info), officerLevel(info.flags)});
    }
    return slots;
}

Codes codesNow(const Functions& functions, CK_SLOT_ID slot)
{
    CK_ULONG count = 0;
    functions.C_GetSlotList(CK_TRUE, nullptr, &count);
    CK_TOKEN_INFO info{};
    if (functions.C_GetTokenInfo(slot, &info) != CKR_OK) return {};
    return {pinOf(info), officerLevel(info.flags)};
}

PinState pinNow(const Functions& functions, CK_SLOT_ID slot)
{
    return codesNow(functions, slot).pin;
}

Place placeOf(const Functions& functions, CK_SLOT_ID slot)
{
    CK_SLOT_INFO info{};
    if (functions.C_GetSlotInfo(slot, &info) != CKR_OK) return {};
    return {printable(fieldOf(info.slotDescription)), (info.flags & CKF_HW_SLOT) != 0, (info.flags & CKF_TOKEN_PRESENT) != 0};
}

std::string readerOf(const Functions& functions, CK_SLOT_ID slot)
{
    return placeOf(functions, slot).reader;
}

bool matches(const Slot& slot, const TokenUri& wanted)
{
    const auto agree = [](const auto& asked, const auto& is) { return !asked || asked == is; };
    return agree(wanted.token, slot.name.token) && agree(wanted.serial, slot.name.serial)
           && agree(wanted.manufacturer, slot.name.manufacturer) && agree(wanted.model, slot.name.model);
}

std::string printable(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const auto length = printableSize(text);
        result += length > 0 ? text.substr(0, length) : std::string_view{"?"};
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

} // namespace sceau::token
