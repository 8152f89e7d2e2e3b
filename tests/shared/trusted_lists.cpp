#include "shared/trusted_lists.hpp"

#include "pki/openssl.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <openssl/pem.h>
#include <stdexcept>

namespace sceau::test {

namespace {

constexpr auto qualifications = "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#";
constexpr auto words = "http://uri.etsi.org/TrstSvc/TrustedList/";

std::string element(const std::string& name, const std::string& content)
{
    return "<" + name + ">" + content + "</" + name + ">";
}

std::string identityOf(const ServiceDraft& service)
{
    std::string identities;
    for (const auto& certificate : service.certificates) {
        auto pem = toPem(certificate);
        pem.erase(pem.find("-----END"));
        pem.erase(0, pem.find('\n') + 1);
        identities += element("DigitalId", element("X509Certificate", pem));
    }
    return element("ServiceDigitalIdentity", identities);
}

std::string informationOf(const ServiceDraft& service, const ServiceDraft::Period& period)
{
    return element("ServiceTypeIdentifier", "http://uri.etsi.org/TrstSvc/Svctype/" + period.type)
           + element("ServiceName", "<Name xml:lang=\"fr\">TEST autre nom</Name><Name xml:lang=\"en\">" + service.name + "</Name>")
           + identityOf(service) + element("ServiceStatus", std::string(words) + "Svcstatus/" + period.status)
           + element("StatusStartingTime", period.from) + element("ServiceInformationExtensions", period.extensions);
}

std::string serviceOf(const ServiceDraft& service)
{
    std::string history;
    for (std::size_t i = 1; i < service.periods.size(); ++i)
        history += element("ServiceHistoryInstance", informationOf(service, service.periods[i]));
    return element("TSPService",
                   element("ServiceInformation", informationOf(service, service.periods.at(0))) + element("ServiceHistory", history));
}

std::string frame(const ListDraft& draft)
{
    constexpr auto usual = "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
                           "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
    return "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
           "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
           "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\"/>"
           "<ds:Reference URI=\""
           + draft.target + "\">" + element("ds:Transforms", draft.transforms.empty() ? usual : draft.transforms)
           + "<ds:DigestMethod Algorithm=\"" + draft.digest
           + "\"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>";
}

} // namespace

std::string foreSignatures()
{
    return "<Extension Critical=\"true\">"
           + element("AdditionalServiceInformation", "<URI xml:lang=\"en\">" + std::string(words) + "SvcInfoExt/ForeSignatures</URI>")
           + "</Extension>";
}

std::string qualification(const std::string& qualifier, const std::string& criteria)
{
    return "<Extension Critical=\"true\"><q:Qualifications xmlns:q=\"" + std::string(qualifications)
           + "\" xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\"><q:QualificationElement><q:Qualifiers><q:Qualifier uri=\"" + words
           + "SvcInfoExt/" + qualifier + "\"/></q:Qualifiers>" + criteria + "</q:QualificationElement></q:Qualifications></Extension>";
}

std::string unsignedList(const ListDraft& draft)
{
    std::string services;
    for (const auto& service : draft.services)
        services += serviceOf(service);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\" Id=\"list\">"
           + element("SchemeInformation", element("SchemeTerritory", "FR") + element("ListIssueDateTime", "2026-01-01T00:00:00Z")
                                              + element("NextUpdate", element("dateTime", draft.nextUpdate)))
           + element(
               "TrustServiceProviderList",
               element("TrustServiceProvider", element("TSPInformation", element("TSPName", "<Name xml:lang=\"en\">TEST provider</Name>"))
                                                   + element("TSPServices", services)))
           + frame(draft) + "</TrustServiceStatusList>";
}

std::string signedList(const std::string& xml, const pki::TestIdentity& signer)
{
    const auto folder = temporaryFolder("list");
    const unsigned char* cursor = signer.privateKey.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(signer.privateKey.size())));
    {
        const pki::BioPointer file(BIO_new_file((folder / "key.pem").c_str(), "w"));
        PEM_write_bio_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        std::ofstream(folder / "list.xml") << xml;
    }
    const auto outcome = run({"xmlsec1", "--sign", "--privkey-pem", folder / "key.pem", "--id-attr:Id", "TrustServiceStatusList",
                              "--output", folder / "signed.xml", folder / "list.xml"});
    if (outcome.status != 0) throw std::runtime_error("fixture: xmlsec1 " + outcome.output);
    std::ifstream file(folder / "signed.xml", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace sceau::test
