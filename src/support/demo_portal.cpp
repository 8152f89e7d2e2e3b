#include "support/demo_portal.hpp"

#include "renewal/window.hpp"

#include <nlohmann/json.hpp>

namespace sceau::support {
namespace {

using nlohmann::json;

json entryOf(const DemoCase& demo)
{
    return {
        {"cnbf", demo.cnbf},
        {"civil_name", "TEST MARTIN"},
        {"usage_name", ""},
        {"first_names", {"TEST Hélène", "Marie"}},
        {"siren", demo.directorySiren},
        {"structure", "TEST SCP MARTIN ET DURAND"},
        {"bar", "Paris"},
        {"status", "Représentant légal"},
        {"address", "1 rue de l’Exemple"},
        {"postcode", "75001"},
        {"city", "Paris"},
        {"country", "FR"},
        {"email", "helene.martin@exemple.test"},
        {"mobile", "+33639980001"},
        {"phone", "+33199000001"},
    };
}

json orderOf(const DemoCase& demo, base::Instant now)
{
    return {
        {"number", demo.number},
        {"cnbf", demo.cnbf},
        {"certificate", {{"issuer", demo.certificate.issuer}, {"serial", demo.certificate.serial}}},
        {"created_at", base::rfc3339(now - std::chrono::hours(48))},
        {"paid_at", base::rfc3339(now - std::chrono::hours(47))},
        {"activation", "email"},
        {"payment_reference", "TEST-" + demo.number},
    };
}

json renewalOf(const DemoCase& demo)
{
    const auto& issuer = demo.certificate.issuer;
    return {
        {"at", base::rfc3339(demo.certificate.notBefore)},
        {"renewed", {{"issuer", issuer}, {"serial", "01"}}},
        {"issued", {{"issuer", issuer}, {"serial", demo.certificate.serial}}},
    };
}

} // namespace

std::vector<DemoCase> demoCases()
{
    return {
        {"425490", "renewable", "012345", "TEST Cle avocat", 60, demoSiren, false, {}},
        {"425491", "too-early", "012346", "TEST Cle trop tot", 200, demoSiren, false, {}},
        {"425492", "expired", "012347", "TEST Cle expiree", -10, demoSiren, false, {}},
        {"425493", "siren-changed", "012348", "TEST Cle autre structure", 60, "987654324", false, {}},
        {"425494", "already-renewed", "012349", "TEST Cle deja renouvelee", 60, demoSiren, true, {}},
    };
}

base::Instant parisMidnight(base::Instant now, int days)
{
    const renewal::WindowLimits sameDay{std::chrono::months{0}, std::chrono::days{-days}};
    return renewal::windowFor(now, sameDay).opensSoftware;
}

std::string demoImport(const std::vector<DemoCase>& cases, base::Instant now)
{
    json document{{"history", true}, {"directory", json::array()}, {"orders", json::array()}, {"renewals", json::array()}};
    for (const auto& demo : cases) {
        document["directory"].push_back(entryOf(demo));
        document["orders"].push_back(orderOf(demo, now));
        if (demo.renewedBefore) document["renewals"].push_back(renewalOf(demo));
    }
    return document.dump();
}

} // namespace sceau::support
