#include "pdf/comparison.hpp"
#include "pdf/inflate.hpp"
#include "pdf/same.hpp"

namespace sceau::pdf {

bool Comparison::compareTrailer()
{
    const auto& before = before_.trailer();
    const auto& after = after_.trailer();
    if (!sameValue(before.get("Root"), after.get("Root")) || !sameValue(before.get("Encrypt"), after.get("Encrypt")))
        return refuse("trailer");
    if (!isOverridden(after.get("Info")) && sameValue(before.get("Info"), after.get("Info"))) return true;
    const auto information = after_.dictionary(after.get("Info"));
    if (!information) return refuse("Info");
    if (sameValue(before.get("Info"), after.get("Info")) && !explain(after.get("Info"), 0)) return false;
    return allow(Change::archival);
}

bool Comparison::compareCatalog()
{
    const auto before = before_.catalog();
    const auto after = after_.catalog();
    if (!before || !after) return refuse("catalog");
    const auto root = referenceOf(before_.trailer().get("Root"));
    if (!root || !sameBut(*before, *after, {"AcroForm", "DSS", "Metadata", "Version", "Extensions"}, "catalog")) return false;
    explained_.insert(root->number); // whoever mentions it means the catalog
    return compareVersion(*before, *after) && compareMetadata(*before, *after) && compareSecurityStore(*before, *after)
           && compareForm(*before, *after);
}

/// What an update says of the language it is written in.
bool Comparison::compareVersion(const Dictionary& before, const Dictionary& after)
{
    const auto version = after.get("Version");
    if (!sameValue(before.get("Version"), version)) {
        if (!nameOf(version) || !allow(Change::archival)) return refuse("Version");
    }
    const auto extensions = after.get("Extensions");
    if (sameValue(before.get("Extensions"), extensions) && !isOverridden(extensions)) return true;
    if (!after_.dictionary(extensions) || extensions.empty()) return refuse("Extensions");
    if (before.get("Extensions") == extensions && !explain(extensions, holderOf(before_.trailer().get("Root"), 0))) return false;
    return allow(Change::archival);
}

/// XMP and nothing else: well enough formed to be the packet that it says it is, and no place for entities.
bool Comparison::isXmp(Reference reference)
{
    constexpr std::size_t longest = 4 * 1024 * 1024;
    const auto object = after_.written(reference);
    const auto dictionary = object ? Dictionary::parse(object->text) : std::nullopt;
    if (!dictionary || !object->streamData) return false;
    if (nameOf(dictionary->get("Type")) != "Metadata" || nameOf(dictionary->get("Subtype")) != "XML") return false;
    const auto length = integerOf(after_.resolve(dictionary->get("Length")).value_or(""));
    if (!length || *length <= 0 || *length > static_cast<std::int64_t>(longest)) return false;
    if (after_.encrypted()) return true;
    const auto coding = codingOf(*dictionary);
    if (!coding) return false;
    const auto text = decodeStream(after_.file(), *object->streamData, static_cast<std::uint64_t>(*length), *coding, longest);
    if (!text || text->find("<!") != std::string::npos) return false;
    const auto open = text->find("<rdf:RDF");
    return open != std::string::npos && text->find("</rdf:RDF>", open) != std::string::npos;
}

bool Comparison::compareMetadata(const Dictionary& before, const Dictionary& after)
{
    const auto value = after.get("Metadata");
    if (sameValue(before.get("Metadata"), value) && !isOverridden(value)) return true;
    const auto reference = referenceOf(value);
    if (!reference || !isXmp(*reference)) return refuse("Metadata");
    if (isOverridden(value) && !explain(value, holderOf(before_.trailer().get("Root"), 0))) return false;
    if (!isOverridden(value) && !isAdded(*reference)) return refuse("Metadata");
    return allow(Change::archival);
}

} // namespace sceau::pdf
