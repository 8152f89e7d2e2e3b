#include "people.hpp"

#include "shared/test_pki.hpp"

#include <algorithm>
#include <stdexcept>

namespace sceau::test {

pki::Certificate lawyersCertificate()
{
    pki::Certificate certificate;
    certificate.commonName = "Pascale PLANTIN";
    certificate.givenName = "Pascale";
    certificate.surname = "PLANTIN";
    certificate.organisation = "SCP Rougeot et Pla";
    certificate.organisationalUnits = {"0002 123456782"};
    certificate.issuerCommonName = "AC Avocats";
    certificate.serial = "0A1B";
    certificate.notBefore = instant("2019-10-04T22:00:00Z");
    certificate.notAfter = instant("2022-10-04T22:00:00Z");
    certificate.usage.present = true;
    certificate.usage.nonRepudiation = true;
    certificate.keyType = pki::KeyType::rsa;
    certificate.keyBits = 2048;
    return certificate;
}

renewal::DirectoryEntry lawyersEntry()
{
    renewal::DirectoryEntry entry;
    entry.cnbf = "012345";
    entry.civilName = "PLANTIN";
    entry.firstNames = {"Pascale", "Marie"};
    entry.siren = "123456782";
    entry.structure = "SCP Rougeot et Pla";
    entry.address = "8 rue de l’Échelle";
    entry.postcode = "75001";
    entry.city = "Paris";
    entry.email = "pascale.plantin@cabinet.example.fr";
    entry.mobile = "06 39 98 00 01";
    return entry;
}

renewal::Circumstances goodCircumstances(const pki::Certificate& certificate)
{
    renewal::Circumstances circumstances;
    circumstances.now = instant("2022-08-06T10:00:00Z");
    circumstances.certificate = &certificate;
    circumstances.hasKey = pki::HasKey::yes;
    circumstances.entry = lawyersEntry();
    circumstances.earlierRenewals = 0;
    circumstances.revocation = renewal::RevocationStatus::good;
    circumstances.portal = renewal::PortalKind::production;
    return circumstances;
}

renewal::RuleVerdict verdictOf(const renewal::Eligibility& eligibility, renewal::Rule rule)
{
    const auto isIt = [&](const renewal::RuleVerdict& verdict) { return verdict.rule == rule; };
    const auto& rules = eligibility.rules;
    if (std::count_if(rules.begin(), rules.end(), isIt) != 1) throw std::logic_error("not exactly one verdict for " + name(rule));
    return *std::find_if(rules.begin(), rules.end(), isIt);
}

} // namespace sceau::test
