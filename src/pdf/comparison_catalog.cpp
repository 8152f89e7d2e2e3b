#include "pdf/comparison.hpp"
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
    const auto root = before_.trailer().get("Root");
    if (!sameBut(*before, *after, {"AcroForm", "DSS", "Metadata", "Version", "Extensions"}, "catalog")) return false;
    if (!explain(root, 0)) return false;
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

bool Comparison::compareMetadata(const Dictionary& before, const Dictionary& after)
{
    const auto value = after.get("Metadata");
    if (sameValue(before.get("Metadata"), value) && !isOverridden(value)) return true;
    const auto reference = referenceOf(value);
    if (!reference) return refuse("Metadata");
    const auto object = after_.written(*reference);
    const auto dictionary = object ? Dictionary::parse(object->text) : std::nullopt;
    const bool isXmp =
        dictionary && object->streamData && nameOf(dictionary->get("Type")) == "Metadata" && nameOf(dictionary->get("Subtype")) == "XML";
    if (!isXmp) return refuse("Metadata");
    if (isOverridden(value) && !explain(value, holderOf(before_.trailer().get("Root"), 0))) return false;
    if (!isOverridden(value) && !isAdded(*reference)) return refuse("Metadata");
    return allow(Change::archival);
}

} // namespace sceau::pdf
