#include "pdf/comparison.hpp"
#include "pdf/inflate.hpp"
#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

bool Comparison::compareTrailer()
{
    const auto& before = before_.trailer();
    const auto& after = after_.trailer();
    if (!compareRoot()) return false;
    if (!sameValue(before.get("Encrypt"), after.get("Encrypt"))) return refuse("trailer: /Encrypt changed");
    if (!isOverridden(after.get("Info")) && sameValue(before.get("Info"), after.get("Info"))) return true;
    const auto information = after_.dictionary(after.get("Info"));
    if (!information) return refuse("trailer: /Info is no dictionary");
    if (sameValue(before.get("Info"), after.get("Info")) && !explain(after.get("Info"), 0)) return false;
    note(Change::archival);
    return true;
}

/// The catalog keeps its number, or is written anew under one that nobody had: one that was there already is another document
/// (shadow attack, hide and replace).
bool Comparison::compareRoot()
{
    const auto before = referenceOf(before_.trailer().get("Root"));
    const auto after = referenceOf(after_.trailer().get("Root"));
    if (!before || !after) return refuse("trailer: no /Root");
    if (*before != *after && !isAdded(*after)) return refuse("trailer: /Root leads to another object");
    root_ = before->number;
    return true;
}

bool Comparison::compareCatalog()
{
    const auto before = before_.catalog();
    const auto after = after_.catalog();
    if (!before || !after) return refuse("catalog unreadable");
    const std::set<std::string> judged{"AcroForm", "DSS", "Metadata", "MarkInfo", "Version", "Extensions"};
    if (!sameBut(*before, *after, judged, "catalog")) return false;
    explained_.insert(root_); // whoever mentions it means the catalog
    return compareVersion(*before, *after) && compareExtensions(before->get("Extensions"), after->get("Extensions"))
           && compareMarks(*before, *after) && compareMetadata(*before, *after) && compareSecurityStore(*before, *after)
           && compareForm(*before, *after);
}

bool Comparison::compareVersion(const Dictionary& before, const Dictionary& after)
{
    const auto version = after.get("Version");
    if (sameValue(before.get("Version"), version)) return true;
    if (!nameOf(version)) return refuse("catalog: /Version is no name");
    note(Change::archival);
    return true;
}

/// What an update says of the language it is written in: developers' prefixes are added (ESIC), none is taken away.
bool Comparison::compareExtensions(std::string_view before, std::string_view after)
{
    if (sameValue(before, after) && !isOverridden(after)) return true;
    const auto was = before_.dictionary(before);
    const auto is = after_.dictionary(after);
    if (!was || !is || after.empty()) return refuse("catalog: /Extensions removed");
    for (const auto& key : keysOf(*was, *is)) {
        if (!is->has(key)) return refuse("catalog: /Extensions /" + key + " removed");
        const auto value = after_.resolve(is->get(key)).value_or("");
        const bool isKind = key == "Type" ? nameOf(value).has_value() : isDictionary(value) || isArray(value);
        if (!isKind) return refuse("catalog: /Extensions /" + key);
    }
    if (before == after && !explain(after, root_)) return false;
    note(Change::archival);
    return true;
}

/// Whether the document is tagged says nothing about how it looks.
bool Comparison::compareMarks(const Dictionary& before, const Dictionary& after)
{
    if (sameValue(before.get("MarkInfo"), after.get("MarkInfo")) && !isOverridden(after.get("MarkInfo"))) return true;
    const auto marks = after_.dictionary(after.get("MarkInfo"));
    if (!marks) return refuse("catalog: /MarkInfo");
    for (const auto& key : marks->keys()) {
        const auto value = marks->get(key);
        if (value != "true" && value != "false") return refuse("catalog: /MarkInfo /" + key);
    }
    if (before.get("MarkInfo") == after.get("MarkInfo") && !explain(after.get("MarkInfo"), root_)) return false;
    note(Change::archival);
    return true;
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
    if (!reference || !isXmp(*reference)) return refuse("catalog: /Metadata is no XMP");
    if (isOverridden(value) && !explain(value, root_)) return false;
    if (!isOverridden(value) && !isAdded(*reference)) return refuse("catalog: /Metadata was something else");
    note(Change::archival);
    return true;
}

} // namespace sceau::pdf
