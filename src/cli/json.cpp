#include "cli/json.hpp"

#include "pki/holder.hpp"
#include "portal/names.hpp"
#include "token/keys.hpp"

namespace sceau::cli {
namespace {

Json orNull(const std::optional<std::string>& text)
{
    return text && !text->empty() ? Json(*text) : Json(nullptr);
}

Json timeOrNull(const std::optional<base::Instant>& time)
{
    return time ? Json(base::rfc3339(*time)) : Json(nullptr);
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

Json jsonOf(const renewal::RuleVerdict& verdict, text::Language language)
{
    const auto message = text::message(verdict.code, language, verdict.facts);
    return {
        {"rule", renewal::name(verdict.rule)},
        {"outcome", renewal::name(verdict.outcome)},
        {"code", verdict.code},
        {"facts", verdict.facts},
        {"text", message.title},
        {"remedy", message.next},
    };
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

Json jsonOf(const renewal::Eligibility& eligibility, text::Language language)
{
    Json json{
        {"eligible", renewal::name(eligibility.eligible)},
        {"opens_at", base::rfc3339(eligibility.window.opens)},
        {"closes_at", base::rfc3339(eligibility.window.closes)},
        {"days_left", eligibility.daysLeft},
        {"rules", Json::array()},
    };
    for (const auto& verdict : eligibility.rules)
        json["rules"].push_back(jsonOf(verdict, language));
    return json;
}

Json jsonOf(const renewal::Order& order)
{
    return {
        {"number", order.number},
        {"cnbf", order.cnbf},
        {"certificate", {{"issuer", order.certificateIssuer}, {"serial", order.certificateSerial}}},
        {"created_at", base::rfc3339(order.createdAt)},
        {"paid_at", timeOrNull(order.paidAt)},
        {"price_cents", order.priceCents},
        {"price_with_tax_cents", order.priceWithTaxCents},
        {"accompaniment", order.accompaniment},
        {"accompaniment_cents", order.accompanimentCents},
        {"activation", portal::name(order.activation)},
        {"payment_reference", order.paymentReference},
        {"step", portal::name(order.step)},
        {"last_action", timeOrNull(order.lastAction)},
        {"brings_dossier", order.bringsDossier},
    };
}

Json jsonOf(const renewal::DirectoryEntry& entry)
{
    return {
        {"cnbf", entry.cnbf},
        {"civil_name", entry.civilName},
        {"usage_name", entry.usageName},
        {"first_names", entry.firstNames},
        {"siren", entry.siren},
        {"structure", entry.structure},
        {"bar", entry.bar},
        {"status", entry.status},
        {"address", entry.address},
        {"postcode", entry.postcode},
        {"city", entry.city},
        {"country", entry.country},
        {"email", entry.email},
        {"mobile", entry.mobile},
        {"phone", entry.phone},
    };
}

Json jsonOf(const portal::Event& event)
{
    return {{"at", base::rfc3339(event.at)}, {"kind", event.kind}, {"detail", event.detail}};
}

} // namespace sceau::cli
