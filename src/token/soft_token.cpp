#include "token/soft_token.hpp"

#include "base/whole_file.hpp"
#include "token/errors.hpp"
#include "token/key_objects.hpp"
#include "token/module.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace sceau::token {

using base::Code;
using base::Error;
namespace fs = std::filesystem;

namespace {

constexpr std::array softModules{
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
};

CK_UTF8CHAR* charactersOf(const base::Secret& secret)
{
    return reinterpret_cast<CK_UTF8CHAR*>(const_cast<char*>(secret.c_str()));
}

base::Status checked(CK_RV rv, const char* where)
{
    if (rv != CKR_OK) return tl::unexpected(cryptokiError(rv, where));
    return {};
}

/// A read-write session on the new token; logs out and closes.
class Workshop {
public:
    Workshop(const Functions& functions, CK_SLOT_ID slot) : functions_(functions)
    {
        opened_ = functions.C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &handle_);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop()
    {
        if (opened_ == CKR_OK) functions_.C_CloseSession(handle_); // ends a login, too
    }

    base::Status as(CK_USER_TYPE user, const base::Secret& secret)
    {
        if (opened_ != CKR_OK) return checked(opened_, "C_OpenSession");
        return checked(functions_.C_Login(handle_, user, charactersOf(secret), secret.size()), "C_Login");
    }

    base::Status setPin(const base::Secret& pin)
    {
        return checked(functions_.C_InitPIN(handle_, charactersOf(pin), pin.size()), "C_InitPIN");
    }

    base::Status add(ObjectTemplate object)
    {
        CK_OBJECT_HANDLE made = 0;
        auto attributes = object.attributes();
        return checked(functions_.C_CreateObject(handle_, attributes.data(), attributes.size(), &made), "C_CreateObject");
    }

private:
    const Functions& functions_;
    CK_SESSION_HANDLE handle_ = 0;
    CK_RV opened_;
};

/// SoftHSM always offers one slot with a token that nobody has initialised, after all others.
base::Result<CK_SLOT_ID> freeSlot(const Functions& functions)
{
    std::array<CK_SLOT_ID, 256> ids{};
    CK_ULONG count = ids.size();
    if (auto listed = checked(functions.C_GetSlotList(CK_FALSE, ids.data(), &count), "C_GetSlotList"); !listed) {
        return tl::unexpected(listed.error());
    }
    for (CK_ULONG i = 0; i < count; ++i) {
        CK_TOKEN_INFO info{};
        if (functions.C_GetTokenInfo(ids.at(i), &info) == CKR_OK && (info.flags & CKF_TOKEN_INITIALIZED) == 0) return ids.at(i);
    }
    return base::fail(Code::keyNotFound, "freeSlot");
}

base::Result<CK_SLOT_ID> initialise(const Functions& functions, const SoftToken& token)
{
    const auto slot = freeSlot(functions);
    if (!slot) return slot;
    std::array<CK_UTF8CHAR, 32> label{};
    label.fill(' ');
    std::copy_n(token.label.begin(), std::min(token.label.size(), label.size()), label.begin());
    const auto rv = functions.C_InitToken(*slot, charactersOf(*token.puk), token.puk->size(), label.data());
    if (auto made = checked(rv, "C_InitToken"); !made) return tl::unexpected(made.error());

    Workshop workshop(functions, *slot);
    auto done = workshop.as(CKU_SO, *token.puk);
    if (done) done = workshop.setPin(*token.pin);
    if (!done) return tl::unexpected(done.error());
    return slot;
}

base::Result<std::vector<ObjectTemplate>> allObjects(std::span<const SoftObject> objects)
{
    std::vector<ObjectTemplate> all;
    for (const auto& object : objects) {
        auto some = objectsOf(object);
        if (!some) return some;
        std::move(some->begin(), some->end(), std::back_inserter(all));
    }
    return all;
}

base::Status fill(const Functions& functions, CK_SLOT_ID slot, const base::Secret& pin, std::vector<ObjectTemplate> objects)
{
    Workshop workshop(functions, slot);
    if (auto in = workshop.as(CKU_USER, pin); !in) return in;
    for (auto& object : objects) {
        if (auto added = workshop.add(std::move(object)); !added) return added;
    }
    return {};
}

base::Result<fs::path> configure(const fs::path& folder)
{
    std::error_code error;
    const auto whole = fs::absolute(folder, error);
    const auto tokens = whole / "tokens";
    fs::create_directories(tokens, error);
    if (error) return tl::unexpected(base::fileError(error.value(), tokens, Code::writeFailed));
    fs::permissions(tokens, fs::perms::owner_all, error);

    const auto file = whole / "softhsm2.conf";
    const std::string text =
        "directories.tokendir = " + tokens.string() + "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n";
    if (auto written = base::writeFile(file, base::bytesOf(text), base::WholeFile::Existing::replace); !written) {
        return tl::unexpected(written.error());
    }
    return file;
}

} // namespace

base::Result<fs::path> softModule()
{
    std::error_code ignored;
    for (const auto* candidate : softModules) {
        if (fs::exists(candidate, ignored)) return candidate;
    }
    return tl::unexpected(Error{Code::driverMissing}.at("softModule").with("module", softModules.front()));
}

base::Result<fs::path> makeSoftToken(const SoftToken& token, std::span<const SoftObject> objects)
{
    if (!token.pin || !token.puk) return base::fail(Code::internal, "makeSoftToken");
    auto templates = allObjects(objects); // before there is a token that would stay empty
    if (!templates) return tl::unexpected(templates.error());
    const auto file = softModule();
    if (!file) return file;
    const auto configuration = configure(token.folder);
    if (!configuration) return configuration;
    ::setenv("SOFTHSM2_CONF", configuration->c_str(), 1);

    const auto module = Module::open(*file);
    if (!module) return tl::unexpected(module.error());
    if (auto started = (*module)->restart(); !started) return tl::unexpected(started.error()); // with this configuration
    const auto slot = initialise((*module)->functions(), token);
    if (!slot) return tl::unexpected(slot.error());
    if (auto filled = fill((*module)->functions(), *slot, *token.pin, std::move(*templates)); !filled)
        return tl::unexpected(filled.error());
    return configuration;
}

} // namespace sceau::token
