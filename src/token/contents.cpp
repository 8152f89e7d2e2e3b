#include "token/contents.hpp"

#include "token/keys.hpp"

#include <algorithm>
#include <array>

namespace sceau::token {

namespace {

/// What keys of one class tell, by CKA_ID.
using KeysById = std::map<base::Bytes, Attributes>;

base::Result<KeysById> keysOf(const Session& session, CK_OBJECT_CLASS kind)
{
    const auto objects = session.objects(kind);
    if (!objects) return tl::unexpected(objects.error());
    KeysById keys;
    for (const auto object : *objects) {
        auto told = kind == CKO_PRIVATE_KEY ? session.read(object, {CKA_ID, CKA_ALWAYS_AUTHENTICATE}) : session.read(object, {CKA_ID});
        if (!told) return tl::unexpected(told.error());
        keys.emplace(bytesIn(*told, CKA_ID), std::move(*told));
    }
    return keys;
}

std::string uriOf(const Slot& slot, const base::Bytes& id, const std::string& object)
{
    TokenUri uri;
    uri.token = slot.name.token;
    uri.serial = slot.name.serial;
    if (!id.empty()) uri.id = id;
    if (!object.empty()) uri.object = object;
    return toString(uri);
}

base::Result<std::vector<KeyCertificate>> certificatesIn(const Session& session, const Slot& slot)
{
    const auto objects = session.objects(CKO_CERTIFICATE);
    if (!objects) return tl::unexpected(objects.error());
    std::vector<KeyCertificate> found;
    for (const auto object : *objects) {
        const auto told = session.read(object, {CKA_VALUE, CKA_ID, CKA_LABEL});
        if (!told) return tl::unexpected(told.error());
        auto certificate = pki::parseCertificate(bytesIn(*told, CKA_VALUE));
        if (!certificate) continue; // attribute certificates, broken or empty containers
        const auto id = bytesIn(*told, CKA_ID);
        const auto label = bytesIn(*told, CKA_LABEL);
        const std::string name(base::textOf(label));
        found.push_back({std::move(*certificate), id, printable(name), uriOf(slot, id, name), pki::HasKey::unknown, {}});
    }
    return found;
}

base::Status pairBeforeLogin(const Session& session, std::vector<KeyCertificate>& certificates)
{
    for (const CK_OBJECT_CLASS kind : std::array{CKO_PUBLIC_KEY, CKO_PRIVATE_KEY}) {
        const auto pending = [](const KeyCertificate& one) { return one.hasKey == pki::HasKey::unknown; };
        if (std::none_of(certificates.begin(), certificates.end(), pending)) return {};
        const auto keys = keysOf(session, kind);
        if (!keys) return tl::unexpected(keys.error());
        for (auto& certificate : certificates) {
            if (keys->contains(certificate.id)) certificate.hasKey = pki::HasKey::yes;
        }
    }
    return {};
}

base::Status pairAfterLogin(const Session& session, std::vector<KeyCertificate>& certificates)
{
    const auto keys = keysOf(session, CKO_PRIVATE_KEY);
    if (!keys) return tl::unexpected(keys.error());
    for (auto& certificate : certificates) {
        const auto key = keys->find(certificate.id);
        certificate.hasKey = key == keys->end() ? pki::HasKey::no : pki::HasKey::yes;
        if (key != keys->end()) certificate.alwaysAuthenticate = truthIn(key->second, CKA_ALWAYS_AUTHENTICATE).value_or(false);
    }
    return {};
}

std::vector<CK_MECHANISM_TYPE> mechanismsOf(const Functions& functions, CK_SLOT_ID slot)
{
    std::vector<CK_MECHANISM_TYPE> mechanisms(256);
    CK_ULONG count = mechanisms.size();
    if (functions.C_GetMechanismList(slot, mechanisms.data(), &count) != CKR_OK) return {};
    mechanisms.resize(std::min<std::size_t>(count, mechanisms.size()));
    return mechanisms;
}

} // namespace

base::Result<std::vector<KeyCertificate>> readCertificates(const Session& session, const Slot& slot, bool loggedIn)
{
    auto certificates = certificatesIn(session, slot);
    if (!certificates) return certificates;
    const auto paired = loggedIn ? pairAfterLogin(session, *certificates) : pairBeforeLogin(session, *certificates);
    if (!paired) return tl::unexpected(paired.error());
    return certificates;
}

Token describe(const Functions& functions, const Slot& slot, const std::filesystem::path& module)
{
    const auto mechanisms = mechanismsOf(functions, slot.id);
    const auto has = [&mechanisms](CK_MECHANISM_TYPE wanted) {
        return std::find(mechanisms.begin(), mechanisms.end(), wanted) != mechanisms.end();
    };
    auto place = placeOf(functions, slot.id);
    Token token;
    token.uri = uriOf(slot, {}, {});
    token.module = module;
    token.reader = std::move(place.reader);
    token.hardware = place.hardware;
    token.label = printable(*slot.name.token);
    token.serial = printable(*slot.name.serial);
    token.manufacturer = printable(*slot.name.manufacturer);
    token.model = printable(*slot.name.model);
    token.pin = slot.pin;
    token.puk = usualStyle(token) == UnblockStyle::officer ? slot.puk : TryLevel::unknown; // else the flags tell nothing of the PUK
    token.pss = has(CKM_RSA_PKCS_PSS);
    token.ecdsa = has(CKM_ECDSA);
    return token;
}

bool matches(const KeyCertificate& certificate, const TokenUri& wanted)
{
    if (wanted.id && *wanted.id != certificate.id) return false;
    return !wanted.object || printable(*wanted.object) == certificate.label;
}

} // namespace sceau::token
