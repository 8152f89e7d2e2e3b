#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <memory>
#include <string>
#include <vector>
#include <xmlsec/xmlsec.h> // before the others

#include <xmlsec/errors.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmltree.h>

namespace sceau::pki {

/// Functions of libxml2 and libxmlsec1, found when a trusted list is first read: only then does a command pay for loading them.
struct Xml {
#define SCEAU_XML(library, name) decltype(&::name) name = nullptr;
#include "pki/xml_functions.def"
#undef SCEAU_XML

    /// Ready to use. Code::programMissing when a library, or a function of it, is not there.
    [[nodiscard]] static base::Result<const Xml*> load();
};

struct FreeDocument {
    const Xml* xml = nullptr;
    void operator()(xmlDoc* document) const { xml->xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

/// Without network, entities, document type, and nested no deeper than libxml2 allows; null when it is no such XML.
[[nodiscard]] XmlDocument parseXml(const Xml& xml, base::BytesView bytes);

/// The elements inside one, by local name; empty for null.
[[nodiscard]] std::vector<const xmlNode*> children(const xmlNode* node, std::string_view name);
[[nodiscard]] std::vector<const xmlNode*> children(const xmlNode* node);
/// The first such element, through each of the names in turn; null when there is none.
[[nodiscard]] const xmlNode* child(const xmlNode* node, std::initializer_list<std::string_view> names);

[[nodiscard]] std::string_view nameOf(const xmlNode* node);
[[nodiscard]] bool isInNamespace(const xmlNode* node, std::string_view uri);
/// The text directly inside, without the spaces around it.
[[nodiscard]] std::string textOf(const xmlNode* node);
/// Empty when absent.
[[nodiscard]] std::string attribute(const xmlNode* node, std::string_view name);

} // namespace sceau::pki
