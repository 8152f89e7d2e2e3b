#include "pdf/extension.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr auto esic = "<< /BaseVersion /1.7 /ExtensionLevel 1 >>";

/// The header's, or the catalog's where that is later (ISO 32000-2 § 7.5.2).
std::string versionOf(const Document& document, const Dictionary& catalog)
{
    const auto stated = nameOf(catalog.get("Version")).value_or(std::string{});
    return std::max(stated, document.headerVersion());
}

} // namespace

base::Status declareEsic(Document& document, Edits& edits)
{
    const auto root = std::string(document.trailer().get("Root"));
    auto catalog = edits.dictionary(root);
    if (!catalog) return tl::unexpected(catalog.error());
    const auto version = versionOf(document, *catalog);
    if (version >= "2.0") return {};
    const auto value = std::string(catalog->get("Extensions"));
    const auto extensions = edits.dictionary(value);
    if (!extensions) return tl::unexpected(extensions.error());

    auto declared = version < "1.7" ? catalog->with("Version", "/1.7") : *catalog;
    if (!extensions->has("ESIC")) {
        const auto extended = extensions->with("ESIC", esic).text();
        if (const auto reference = referenceOf(value))
            edits.set(*reference, extended);
        else
            declared = declared.with("Extensions", extended);
    }
    if (declared.text() != catalog->text()) edits.set(referenceOf(root).value_or(Reference{}), declared.text());
    return {};
}

} // namespace sceau::pdf
