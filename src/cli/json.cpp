#include "cli/json.hpp"

#include "pki/holder.hpp"
#include "token/keys.hpp"

namespace sceau::cli {
namespace {

Json orNull(const std::optional<std::string>& text)
{
    return text && !text->empty() ? Json(*text) : Json(nullptr);
}

Json hasKeyOf(pki::HasKey hasKey)
{
    if (hasKey == pki::HasKey::unknown) return nullptr;
    return hasKey == pki::HasKey::yes;
}

Json jsonOf(const token::KeyCertificate& item)
{
    const auto& certificate = item.certificate;
    const auto holder = pki::holderOf(certificate);
    return {
        {"uri", item.uri},
        {"label", item.label},
        {"role", name(certificate.role())},
        {"has_key", hasKeyOf(item.hasKey)},
        {"subject", certificate.subject},
        {"common_name", certificate.commonName},
        {"siren", orNull(holder.siren.value)},
        {"cnbf", orNull(holder.cnbfHint)},
        {"issuer", certificate.issuer},
        {"serial", certificate.serial},
        {"not_before", base::rfc3339(certificate.notBefore)},
        {"not_after", base::rfc3339(certificate.notAfter)},
        {"policies", certificate.policies},
    };
}

Json pinOf(const token::PinState& pin)
{
    return {{"state", token::name(pin.level)}, {"pad", pin.pad}, {"min", pin.minimum}, {"max", pin.maximum}};
}

} // namespace

std::string lineOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string name(pki::Role role)
{
    switch (role) {
    case pki::Role::signature:
        return "signature";
    case pki::Role::authentication:
        return "authentication";
    case pki::Role::dual:
        return "dual";
    case pki::Role::other:
        break;
    }
    return "other";
}

Json summaryOf(const token::Token& token)
{
    return {
        {"uri", token.uri}, {"reader", token.reader}, {"module", token.module.string()}, {"label", token.label}, {"serial", token.serial}};
}

Json jsonOf(const token::Token& token)
{
    auto json = summaryOf(token);
    json["pin"] = pinOf(token.pin);
    json["puk"] = {{"state", token::name(token.puk)}};
    json["certificates"] = Json::array();
    json["authorities"] = Json::array();
    for (const auto& item : token.certificates) {
        json[item.certificate.isAuthority ? "authorities" : "certificates"].push_back(jsonOf(item));
    }
    return json;
}

} // namespace sceau::cli
