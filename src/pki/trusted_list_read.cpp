#include "pki/trusted_list.hpp"
#include "pki/trusted_list_signature.hpp"
#include "pki/xml.hpp"

#include "pki/openssl.hpp"

#include <algorithm>

namespace sceau::pki {

namespace {

constexpr std::size_t largestList = 32U * 1024 * 1024;
constexpr std::size_t largestIdentity = 90'000; ///< a certificate in base 64
constexpr int deepestCriteria = 8;
constexpr std::string_view listNamespace = "http://uri.etsi.org/02231/v2#";

/// "granted" of "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted".
std::string lastPart(const std::string& uri)
{
    return uri.substr(uri.find_last_of('/') + 1);
}

/// "CA/QC" of "http://uri.etsi.org/TrstSvc/Svctype/CA/QC".
std::string typeOf(const std::string& uri)
{
    constexpr std::string_view before = "/Svctype/";
    const auto at = uri.find(before);
    return at == std::string::npos ? uri : uri.substr(at + before.size());
}

std::optional<base::Instant> timeOf(const xmlNode* node)
{
    const auto time = base::parseRfc3339(textOf(node));
    if (!time) return std::nullopt;
    return *time;
}

/// The English name, else the first.
std::string nameIn(const xmlNode* names)
{
    const auto all = children(names, "Name");
    const auto english = std::find_if(all.begin(), all.end(), [](const xmlNode* name) { return attribute(name, "lang") == "en"; });
    if (english != all.end()) return textOf(*english);
    return all.empty() ? std::string() : textOf(all.front());
}

/// EVP's decoder knows lines; a list may have none, so that they are made here.
base::Bytes fromBase64(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    if (text.empty() || text.size() % 4 != 0 || text.size() > largestIdentity) return {};
    base::Bytes bytes(text.size() / 4 * 3);
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0) return {};
    const auto padding = static_cast<std::size_t>(std::count(text.end() - 2, text.end(), '='));
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

/// Those that we cannot read are left out: a service is then simply not found.
std::vector<Certificate> certificatesOf(const xmlNode* identity)
{
    std::vector<Certificate> certificates;
    for (const auto* part : children(identity, "DigitalId")) {
        for (const auto* text : children(part, "X509Certificate")) {
            if (auto certificate = parseCertificate(fromBase64(textOf(text)))) certificates.push_back(std::move(*certificate));
        }
    }
    return certificates;
}

ListedCriteria::Assert assertOf(const std::string& word)
{
    if (word == "atLeastOne") return ListedCriteria::Assert::atLeastOne;
    return word == "none" ? ListedCriteria::Assert::none : ListedCriteria::Assert::all;
}

std::vector<ListedCriteria::UsageBit> usageOf(const xmlNode* usage)
{
    std::vector<ListedCriteria::UsageBit> bits;
    for (const auto* bit : children(usage, "KeyUsageBit")) {
        const auto value = textOf(bit);
        bits.push_back({attribute(bit, "name"), value == "true" || value == "1"});
    }
    return bits;
}

std::vector<std::string> policiesOf(const xmlNode* set)
{
    std::vector<std::string> policies;
    for (const auto* identifier : children(set, "PolicyIdentifier")) {
        const auto text = textOf(child(identifier, {"Identifier"}));
        policies.push_back(text.starts_with("urn:oid:") ? text.substr(8) : text);
    }
    return policies;
}

ListedCriteria criteriaOf(const xmlNode* list, int depth)
{
    ListedCriteria criteria;
    criteria.assert = list == nullptr ? ListedCriteria::Assert::all : assertOf(attribute(list, "assert"));
    criteria.unknown = list == nullptr || depth > deepestCriteria;
    for (const auto* part : children(list)) {
        const auto name = nameOf(part);
        if (name == "KeyUsage")
            criteria.usages.push_back(usageOf(part));
        else if (name == "PolicySet")
            criteria.policies.push_back(policiesOf(part));
        else if (name == "CriteriaList" && depth <= deepestCriteria)
            criteria.nested.push_back(criteriaOf(part, depth + 1));
        else if (name != "Description")
            criteria.unknown = true;
    }
    return criteria;
}

void readExtension(const xmlNode* extension, ListedPeriod& period)
{
    for (const auto* information : children(extension, "AdditionalServiceInformation"))
        period.additional.push_back(lastPart(textOf(child(information, {"URI"}))));
    for (const auto* element : children(child(extension, {"Qualifications"}), "QualificationElement")) {
        ListedQualification qualification;
        for (const auto* qualifier : children(child(element, {"Qualifiers"}), "Qualifier"))
            qualification.qualifiers.push_back(lastPart(attribute(qualifier, "uri")));
        qualification.criteria = criteriaOf(child(element, {"CriteriaList"}), 0);
        period.qualifications.push_back(std::move(qualification));
    }
}

/// Of ServiceInformation and of ServiceHistoryInstance alike; empty when it states no time.
std::optional<ListedPeriod> periodOf(const xmlNode* information)
{
    ListedPeriod period;
    const auto from = timeOf(child(information, {"StatusStartingTime"}));
    if (!from) return std::nullopt;
    period.from = *from;
    period.type = typeOf(textOf(child(information, {"ServiceTypeIdentifier"})));
    period.status = lastPart(textOf(child(information, {"ServiceStatus"})));
    for (const auto* extension : children(child(information, {"ServiceInformationExtensions"}), "Extension"))
        readExtension(extension, period);
    return period;
}

std::optional<ListedService> serviceOf(const xmlNode* element, const std::string& provider)
{
    const auto* information = child(element, {"ServiceInformation"});
    ListedService service;
    service.name = nameIn(child(information, {"ServiceName"}));
    service.provider = provider;
    service.certificates = certificatesOf(child(information, {"ServiceDigitalIdentity"}));
    const auto current = periodOf(information);
    if (!current) return std::nullopt;
    service.periods.push_back(*current);
    for (const auto* past : children(child(element, {"ServiceHistory"}), "ServiceHistoryInstance")) {
        const auto period = periodOf(past);
        if (!period) return std::nullopt;
        service.periods.push_back(*period);
    }
    std::stable_sort(service.periods.begin(), service.periods.end(), [](const auto& a, const auto& b) { return a.from > b.from; });
    return service;
}

base::Status readServices(const xmlNode* root, TrustedList& list)
{
    for (const auto* provider : children(child(root, {"TrustServiceProviderList"}), "TrustServiceProvider")) {
        const auto name = nameIn(child(provider, {"TSPInformation", "TSPName"}));
        for (const auto* element : children(child(provider, {"TSPServices"}), "TSPService")) {
            auto service = serviceOf(element, name);
            if (!service) return refuseTrustedList("service");
            list.services.push_back(std::move(*service));
        }
    }
    return {};
}

base::Status readScheme(const xmlNode* root, TrustedList& list)
{
    const auto* scheme = child(root, {"SchemeInformation"});
    const auto issuedAt = timeOf(child(scheme, {"ListIssueDateTime"}));
    if (!issuedAt) return refuseTrustedList("scheme");
    list.territory = textOf(child(scheme, {"SchemeTerritory"}));
    list.issuedAt = *issuedAt;
    list.nextUpdate = timeOf(child(scheme, {"NextUpdate", "dateTime"}));
    return {};
}

} // namespace

base::Result<TrustedList> readTrustedList(base::BytesView xml, std::span<const Certificate> schemeOperators)
{
    if (xml.empty() || xml.size() > largestList) return refuseTrustedList("size");
    const auto libraries = Xml::load();
    if (!libraries) return tl::unexpected(libraries.error());
    const auto document = parseXml(**libraries, xml);
    const auto* root = document ? (*libraries)->xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr || nameOf(root) != "TrustServiceStatusList" || !isInNamespace(root, listNamespace))
        return refuseTrustedList("form");

    auto signer = signerOf(**libraries, document.get(), schemeOperators);
    if (!signer) return tl::unexpected(signer.error());
    TrustedList list;
    list.signedBy = std::move(*signer);
    if (auto scheme = readScheme(root, list); !scheme) return tl::unexpected(scheme.error());
    if (auto services = readServices(root, list); !services) return tl::unexpected(services.error());
    return list;
}

} // namespace sceau::pki
