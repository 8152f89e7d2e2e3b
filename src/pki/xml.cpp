#include "pki/xml.hpp"

#include <dlfcn.h>
#include <limits>

namespace sceau::pki {

namespace {

/// Fills one function; remembers that one is missing.
template <class Function> void find(void* library, const char* name, Function& function, bool& complete)
{
    function = library == nullptr ? nullptr : reinterpret_cast<Function>(::dlsym(library, name));
    complete = complete && function != nullptr;
}

bool fill(Xml& functions)
{
    auto* xml = ::dlopen(SCEAU_XML_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    auto* signatures = ::dlopen(SCEAU_XMLSEC_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    auto* cryptography = ::dlopen(SCEAU_XMLSEC_OPENSSL_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    bool complete = true;
#define SCEAU_XML(library, name) find(library, #name, functions.name, complete);
#include "pki/xml_functions.def"
#undef SCEAU_XML
    return complete;
}

bool start(Xml& functions)
{
    if (!fill(functions)) return false;
    functions.xmlInitParser();
    const bool started = functions.xmlSecInit() >= 0 && functions.xmlSecOpenSSLAppInit(nullptr) >= 0 && functions.xmlSecOpenSSLInit() >= 0;
    functions.xmlSecErrorsDefaultCallbackEnableOutput(0); // else it writes on standard error
    return started;
}

std::string_view viewOf(const xmlChar* text)
{
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

} // namespace

base::Result<const Xml*> Xml::load()
{
    static Xml functions;
    static const bool complete = start(functions);
    if (!complete) return tl::unexpected(base::Error{base::Code::programMissing}.at("xml").with("program", SCEAU_XMLSEC_LIBRARY));
    return &functions;
}

XmlDocument parseXml(const Xml& xml, base::BytesView bytes)
{
    constexpr int quietly = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    const auto size = static_cast<int>(std::min(bytes.size(), std::size_t{std::numeric_limits<int>::max()}));
    XmlDocument document(xml.xmlReadMemory(reinterpret_cast<const char*>(bytes.data()), size, "", nullptr, quietly), FreeDocument{&xml});
    if (document && document->intSubset != nullptr) document.reset(); // entities, default attributes
    return document;
}

std::vector<const xmlNode*> children(const xmlNode* node)
{
    std::vector<const xmlNode*> found;
    for (const auto* each = node == nullptr ? nullptr : node->children; each != nullptr; each = each->next) {
        if (each->type == XML_ELEMENT_NODE) found.push_back(each);
    }
    return found;
}

std::vector<const xmlNode*> children(const xmlNode* node, std::string_view name)
{
    auto found = children(node);
    std::erase_if(found, [&](const xmlNode* each) { return nameOf(each) != name; });
    return found;
}

const xmlNode* child(const xmlNode* node, std::initializer_list<std::string_view> names)
{
    for (const auto& name : names) {
        const auto found = children(node, name);
        node = found.empty() ? nullptr : found.front();
    }
    return node;
}

std::string_view nameOf(const xmlNode* node)
{
    return viewOf(node->name);
}

bool isInNamespace(const xmlNode* node, std::string_view uri)
{
    return node->ns != nullptr && viewOf(node->ns->href) == uri;
}

std::string textOf(const xmlNode* node)
{
    constexpr const char* spaces = " \t\r\n";
    std::string text;
    for (const auto* each = node == nullptr ? nullptr : node->children; each != nullptr; each = each->next) {
        if (each->type == XML_TEXT_NODE || each->type == XML_CDATA_SECTION_NODE) text += viewOf(each->content);
    }
    const auto begin = text.find_first_not_of(spaces);
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::string attribute(const xmlNode* node, std::string_view name)
{
    for (const auto* each = node->properties; each != nullptr; each = each->next) {
        if (viewOf(each->name) == name && each->children != nullptr) return std::string(viewOf(each->children->content));
    }
    return {};
}

} // namespace sceau::pki
