#include "support/demo_keys.hpp"

#include "base/secret.hpp"
#include "token/soft_token.hpp"

namespace sceau::support {
namespace {

using Use = pki::TestProfile::Use;

constexpr int threeYears = 3 * 365;

pki::TestSubject subjectOf(const DemoCase& demo)
{
    pki::TestSubject subject;
    subject.givenName = "TEST Hélène";
    subject.surname = "TEST MARTIN";
    subject.organisation = "TEST SCP MARTIN ET DURAND";
    subject.organisationalUnits = {std::string("0002 ") + demoSiren};
    subject.organisationIdentifier = std::string("NTRFR-") + demoSiren;
    subject.email = demo.cnbf + ".testmartin@avocat-conseil.fr";
    return subject;
}

pki::TestProfile profileOf(const DemoCase& demo, Use use, base::Instant now)
{
    pki::TestProfile profile;
    profile.use = use;
    profile.notAfter = parisMidnight(now, demo.daysLeft);
    profile.notBefore = parisMidnight(now, demo.daysLeft - threeYears);
    if (use == Use::signature) profile.policies = {"0.4.0.194112.1.2"};
    return profile;
}

token::SoftObject objectOf(std::string label, std::uint8_t id, pki::TestIdentity identity)
{
    return {std::move(label), {id}, std::move(identity.privateKey), std::move(identity.certificate)};
}

base::Result<std::vector<token::SoftObject>> objectsOf(const DemoCase& demo, const pki::TestAuthority& authority, base::Instant now)
{
    auto authentication = authority.issue(subjectOf(demo), profileOf(demo, Use::authentication, now));
    if (!authentication) return tl::unexpected(authentication.error());
    auto signature = authority.issue(subjectOf(demo), profileOf(demo, Use::signature, now));
    if (!signature) return tl::unexpected(signature.error());
    std::vector<token::SoftObject> objects;
    objects.push_back(objectOf("TEST Authentification", 1, std::move(*authentication)));
    objects.push_back(objectOf("TEST Signature", 2, std::move(*signature)));
    objects.push_back(objectOf("TEST AC Avocats", 3, {authority.issuing().certificate, {}})); // its key stays outside
    return objects;
}

} // namespace

base::Result<std::filesystem::path> makeDemoKeys(const std::filesystem::path& folder, const pki::TestAuthority& authority,
                                                 base::Instant now, const base::Secret& pin, std::vector<DemoCase>& cases)
{
    const auto puk = base::Secret::from("12345678");
    std::filesystem::path configuration;
    for (auto& demo : cases) {
        auto objects = objectsOf(demo, authority, now);
        if (!objects) return tl::unexpected(objects.error());
        demo.certificate = (*objects)[1].certificate;
        auto made = token::makeSoftToken({folder, demo.tokenLabel, &pin, &puk}, *objects);
        for (auto& object : *objects)
            base::wipe(object.privateKey.data(), object.privateKey.size());
        if (!made) return made;
        configuration = *made;
    }
    return configuration;
}

} // namespace sceau::support
