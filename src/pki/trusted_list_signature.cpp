#include "pki/trusted_list_signature.hpp"

#include "pki/openssl.hpp"

#include <algorithm>
#include <array>
#include <openssl/err.h>
#include <set>

namespace sceau::pki {

namespace {

constexpr std::string_view signatureNamespace = "http://www.w3.org/2000/09/xmldsig#";
constexpr std::string_view enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

constexpr std::array<std::string_view, 4> canonical{
    "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/2006/12/xml-c14n11",
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
};
constexpr std::array<std::string_view, 3> digests{
    "http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512",
};
constexpr std::array<std::string_view, 6> signatures{
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",   "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",   "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
};

template <std::size_t size> bool isOneOf(const std::array<std::string_view, size>& known, const xmlNode* element)
{
    return element != nullptr && std::find(known.begin(), known.end(), attribute(element, "Algorithm")) != known.end();
}

/// Only what keeps the content whole: the signature itself left out of it, and a canonical form.
bool keepsContent(const xmlNode* reference, bool isWhole)
{
    bool leavesSignatureOut = false;
    for (const auto* transform : children(child(reference, {"Transforms"}))) {
        const bool isEnveloped = attribute(transform, "Algorithm") == enveloped;
        if ((!isEnveloped && !isOneOf(canonical, transform)) || !children(transform, "XPath").empty()) return false;
        leavesSignatureOut = leavesSignatureOut || isEnveloped;
    }
    return leavesSignatureOut == isWhole && isOneOf(digests, child(reference, {"DigestMethod"}));
}

/// The whole document exactly once; beside it only properties inside the signature itself.
bool coversDocument(const xmlNode* root, const xmlNode* signature)
{
    int wholes = 0;
    const auto identifier = attribute(root, "Id");
    const auto* properties = child(signature, {"Object", "QualifyingProperties", "SignedProperties"});
    for (const auto* reference : children(child(signature, {"SignedInfo"}), "Reference")) {
        const auto target = attribute(reference, "URI");
        const bool isWhole = target.empty() || (!identifier.empty() && target == "#" + identifier);
        const bool isProperties = properties != nullptr && target == "#" + attribute(properties, "Id");
        if ((!isWhole && !isProperties) || !keepsContent(reference, isWhole)) return false;
        wholes += isWhole ? 1 : 0;
    }
    return wholes == 1;
}

/// Elements that an "#…" may name, once each: a second one with the same name may be another than the one that was looked at.
bool hasUniqueIdentifiers(const xmlNode* node, std::set<std::string>& known)
{
    const auto identifier = attribute(node, "Id");
    if (!identifier.empty() && !known.insert(identifier).second) return false;
    const auto inside = children(node);
    return std::all_of(inside.begin(), inside.end(), [&](const xmlNode* each) { return hasUniqueIdentifiers(each, known); });
}

struct DestroyContext {
    const Xml* xml;
    void operator()(xmlSecDSigCtx* context) const { xml->xmlSecDSigCtxDestroy(context); }
};

bool verifies(const Xml& xml, xmlNode* signature, const Certificate& signer)
{
    const std::unique_ptr<xmlSecDSigCtx, DestroyContext> context(xml.xmlSecDSigCtxCreate(nullptr), DestroyContext{&xml});
    if (!context) return false;
    context->enabledReferenceUris = xmlSecTransformUriTypeEmpty | xmlSecTransformUriTypeSameDocument;
    context->signKey = xml.xmlSecOpenSSLAppKeyLoadMemory(signer.der.data(), static_cast<xmlSecSize>(signer.der.size()),
                                                         xmlSecKeyDataFormatCertDer, nullptr, nullptr, nullptr);
    const bool verified = context->signKey != nullptr && xml.xmlSecDSigCtxVerify(context.get(), signature) >= 0
                          && context->status == xmlSecDSigStatusSucceeded;
    ERR_clear_error();
    return verified;
}

} // namespace

tl::unexpected<base::Error> refuseTrustedList(std::string reason)
{
    return tl::unexpected(base::Error{base::Code::trustedListInvalid}.at("trustedList").with("reason", std::move(reason)));
}

base::Result<Certificate> signerOf(const Xml& xml, xmlDoc* document, std::span<const Certificate> signers)
{
    auto* root = xml.xmlDocGetRootElement(document);
    auto found = children(root, "Signature");
    std::erase_if(found, [](const xmlNode* each) { return !isInNamespace(each, signatureNamespace); });
    if (found.size() != 1) return refuseTrustedList("signature");
    auto* signature = const_cast<xmlNode*>(found.front());

    std::set<std::string> identifiers;
    if (!hasUniqueIdentifiers(root, identifiers) || !coversDocument(root, signature)) return refuseTrustedList("coverage");
    const bool reliable = isOneOf(canonical, child(signature, {"SignedInfo", "CanonicalizationMethod"}))
                          && isOneOf(signatures, child(signature, {"SignedInfo", "SignatureMethod"}));
    if (!reliable) return refuseTrustedList("algorithm");

    std::array<const xmlChar*, 2> names{reinterpret_cast<const xmlChar*>("Id"), nullptr};
    xml.xmlSecAddIDs(document, root, names.data());
    for (const auto& signer : signers) {
        if (verifies(xml, signature, signer)) return signer;
    }
    return refuseTrustedList("signer");
}

} // namespace sceau::pki
