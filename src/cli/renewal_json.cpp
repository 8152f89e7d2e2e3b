#include "cli/renewal_json.hpp"

#include "portal/names.hpp"

namespace sceau::cli {
namespace {

Json timeOrNull(const std::optional<base::Instant>& time)
{
    return time ? Json(base::rfc3339(*time)) : Json(nullptr);
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
