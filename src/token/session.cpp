#include "token/session.hpp"

#include "token/errors.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace sceau::token {

namespace {

constexpr CK_ULONG objectsAtOnce = 64;
constexpr std::size_t objectLimit = 256;
constexpr std::size_t valueLimit = 65'536;
constexpr std::size_t signatureLimit = 1'024; ///< RSA 8192

/// Large enough for what keys hold, so that one call reads an object; larger values cost two more.
std::size_t usualSize(CK_ATTRIBUTE_TYPE type)
{
    switch (type) {
    case CKA_VALUE:
        return 8'192;
    case CKA_MODULUS:
        return 1'024;
    case CKA_CLASS:
    case CKA_KEY_TYPE:
        return sizeof(CK_ULONG);
    case CKA_ALWAYS_AUTHENTICATE:
    case CKA_SIGN:
        return sizeof(CK_BBOOL);
    default:
        return 256;
    }
}

/// Attributes with room for their values.
class Frame {
public:
    explicit Frame(std::initializer_list<CK_ATTRIBUTE_TYPE> types)
    {
        for (const auto type : types) {
            values_.emplace_back(usualSize(type));
            attributes_.push_back({type, values_.back().data(), values_.back().size()});
        }
    }

    CK_ATTRIBUTE* data() { return attributes_.data(); }
    [[nodiscard]] CK_ULONG size() const { return attributes_.size(); }

    void forgetRoom()
    {
        for (auto& attribute : attributes_)
            attribute = {attribute.type, nullptr, 0};
    }

    void makeRoom()
    {
        for (std::size_t i = 0; i < attributes_.size(); ++i) {
            const auto told = attributes_[i].ulValueLen;
            values_[i].resize(told <= valueLimit ? told : 0);
            attributes_[i] = {attributes_[i].type, values_[i].data(), values_[i].size()};
        }
    }

    /// A length beyond the room is a module's way to say "absent", or a lie.
    [[nodiscard]] Attributes told() const
    {
        Attributes result;
        for (std::size_t i = 0; i < attributes_.size(); ++i) {
            const auto length = attributes_[i].ulValueLen;
            if (length > values_[i].size()) continue;
            result[attributes_[i].type] = {values_[i].begin(), values_[i].begin() + static_cast<std::ptrdiff_t>(length)};
        }
        return result;
    }

private:
    std::vector<base::Bytes> values_;
    std::vector<CK_ATTRIBUTE> attributes_;
};

/// PKCS#11 takes text that it does not change as not constant.
CK_UTF8CHAR* textOf(const base::Secret* secret)
{
    return secret ? reinterpret_cast<CK_UTF8CHAR*>(const_cast<char*>(secret->c_str())) : nullptr;
}

CK_ULONG sizeOf(const base::Secret* secret)
{
    return secret ? secret->size() : 0;
}

/// Some attributes missing is an answer, too.
bool answered(CK_RV rv)
{
    return rv == CKR_OK || rv == CKR_ATTRIBUTE_TYPE_INVALID || rv == CKR_ATTRIBUTE_SENSITIVE;
}

} // namespace

std::optional<CK_ULONG> numberIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type)
{
    const auto found = attributes.find(type);
    if (found == attributes.end() || found->second.size() != sizeof(CK_ULONG)) return std::nullopt;
    CK_ULONG number = 0;
    std::memcpy(&number, found->second.data(), sizeof number);
    return number;
}

std::optional<bool> truthIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type)
{
    const auto found = attributes.find(type);
    if (found == attributes.end() || found->second.size() != sizeof(CK_BBOOL)) return std::nullopt;
    return found->second.front() != CK_FALSE;
}

base::Bytes bytesIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type)
{
    const auto found = attributes.find(type);
    return found == attributes.end() ? base::Bytes{} : found->second;
}

base::Result<Session> Session::open(const Functions& functions, CK_SLOT_ID slot, CK_FLAGS flags)
{
    CK_SESSION_HANDLE handle = 0;
    const auto rv = functions.C_OpenSession(slot, CKF_SERIAL_SESSION | flags, nullptr, nullptr, &handle);
    if (rv != CKR_OK) return tl::unexpected(cryptokiError(rv, "C_OpenSession"));
    return Session(functions, handle);
}

base::Result<Session> Session::open(const Functions& functions, CK_SLOT_ID slot)
{
    return open(functions, slot, 0);
}

base::Result<Session> Session::openToSetPin(const Functions& functions, CK_SLOT_ID slot)
{
    functions.C_CloseAllSessions(slot);
    auto session = open(functions, slot, CKF_RW_SESSION);
    if (!session) return session;
    CK_SESSION_INFO info{};
    if (const auto rv = functions.C_GetSessionInfo(session->handle_, &info); rv != CKR_OK) {
        return tl::unexpected(cryptokiError(rv, "C_GetSessionInfo"));
    }
    if (info.state != CKS_RW_PUBLIC_SESSION) return base::fail(base::Code::keyFailed, "C_GetSessionInfo");
    return session;
}

Session::Session(Session&& other) noexcept
    : functions_(std::exchange(other.functions_, nullptr)), handle_(other.handle_), loggedIn_(other.loggedIn_)
{
}

Session::~Session()
{
    if (!functions_) return;
    if (loggedIn_) functions_->C_Logout(handle_);
    functions_->C_CloseSession(handle_);
}

CK_RV Session::login(CK_USER_TYPE user, const base::Secret* pin)
{
    const auto rv = functions_->C_Login(handle_, user, textOf(pin), sizeOf(pin));
    // Somebody's earlier login proves nothing about this PIN: it is ended, so that the next click asks the token.
    loggedIn_ = loggedIn_ || rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN || rv == CKR_PIN_EXPIRED;
    return rv;
}

base::Status Session::login(const base::Secret* pin)
{
    const auto rv = login(CKU_USER, pin);
    if (rv != CKR_OK) return tl::unexpected(loginError(rv, pin == nullptr));
    return {};
}

base::Status Session::loginForKey(const base::Secret* pin)
{
    const auto rv = login(CKU_CONTEXT_SPECIFIC, pin);
    if (rv != CKR_OK) return tl::unexpected(loginError(rv, pin == nullptr).with("login", "key"));
    return {};
}

base::Status Session::loginWithPuk(CK_USER_TYPE user, const base::Secret* puk)
{
    const auto rv = login(user, puk);
    if (rv != CKR_OK) return tl::unexpected(pukLoginError(rv, puk == nullptr));
    return {};
}

CK_RV Session::replacePin(const base::Secret* present, const base::Secret* fresh)
{
    return functions_->C_SetPIN(handle_, textOf(present), sizeOf(present), textOf(fresh), sizeOf(fresh));
}

base::Status Session::setPin(const base::Secret* pin, const base::Secret* fresh)
{
    const auto rv = replacePin(pin, fresh);
    if (rv != CKR_OK) return tl::unexpected(setPinError(rv, pin == nullptr));
    return {};
}

base::Status Session::setPinWithPuk(const base::Secret* puk, const base::Secret* fresh)
{
    const auto rv = replacePin(puk, fresh);
    if (rv != CKR_OK) return tl::unexpected(pukSetPinError(rv, puk == nullptr));
    return {};
}

base::Status Session::initPin(const base::Secret* fresh)
{
    const auto rv = functions_->C_InitPIN(handle_, textOf(fresh), sizeOf(fresh));
    if (rv != CKR_OK) return tl::unexpected(initPinError(rv, fresh == nullptr));
    return {};
}

base::Result<std::vector<CK_OBJECT_HANDLE>> Session::objects(CK_OBJECT_CLASS kind, const base::Bytes* id) const
{
    std::array<CK_ATTRIBUTE, 2> wanted{{{CKA_CLASS, &kind, sizeof kind}, {CKA_ID, nullptr, 0}}};
    if (id) wanted[1] = {CKA_ID, const_cast<std::uint8_t*>(id->data()), id->size()};
    if (const auto rv = functions_->C_FindObjectsInit(handle_, wanted.data(), id ? 2 : 1); rv != CKR_OK) {
        return tl::unexpected(cryptokiError(rv, "C_FindObjectsInit"));
    }

    std::vector<CK_OBJECT_HANDLE> found;
    CK_RV rv = CKR_OK;
    for (CK_ULONG count = objectsAtOnce; rv == CKR_OK && count == objectsAtOnce && found.size() < objectLimit;) {
        std::array<CK_OBJECT_HANDLE, objectsAtOnce> some{};
        count = 0;
        rv = functions_->C_FindObjects(handle_, some.data(), some.size(), &count);
        if (rv != CKR_OK) break;
        found.insert(found.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(std::min(count, objectsAtOnce)));
    }
    functions_->C_FindObjectsFinal(handle_);
    if (rv != CKR_OK) return tl::unexpected(cryptokiError(rv, "C_FindObjects"));
    return found;
}

base::Result<Attributes> Session::read(CK_OBJECT_HANDLE object, std::initializer_list<CK_ATTRIBUTE_TYPE> types) const
{
    Frame frame(types);
    auto rv = functions_->C_GetAttributeValue(handle_, object, frame.data(), frame.size());
    if (rv == CKR_BUFFER_TOO_SMALL) {
        frame.forgetRoom();
        rv = functions_->C_GetAttributeValue(handle_, object, frame.data(), frame.size());
        frame.makeRoom();
        if (answered(rv)) rv = functions_->C_GetAttributeValue(handle_, object, frame.data(), frame.size());
    }
    if (!answered(rv)) return tl::unexpected(cryptokiError(rv, "C_GetAttributeValue"));
    return frame.told();
}

base::Status Session::signInit(CK_MECHANISM mechanism, CK_OBJECT_HANDLE key)
{
    const auto rv = functions_->C_SignInit(handle_, &mechanism, key);
    if (rv != CKR_OK) return tl::unexpected(cryptokiError(rv, "C_SignInit"));
    return {};
}

base::Result<base::Bytes> Session::sign(base::Bytes data)
{
    base::Bytes signature(signatureLimit);
    CK_ULONG length = signature.size();
    const auto rv = functions_->C_Sign(handle_, data.data(), data.size(), signature.data(), &length);
    if (rv != CKR_OK) return tl::unexpected(cryptokiError(rv, "C_Sign"));
    signature.resize(std::min<std::size_t>(length, signature.size()));
    return signature;
}

} // namespace sceau::token
