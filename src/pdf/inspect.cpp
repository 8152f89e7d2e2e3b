#include "pdf/inspection.hpp"

#include "pdf/pages.hpp"
#include "pdf/revisions.hpp"
#include "pdf/signatures.hpp"

#include <algorithm>

namespace sceau::pdf {

using base::Code;

namespace {

std::string versionOf(const Document& document, const Dictionary& catalog)
{
    return nameOf(catalog.get("Version")).value_or(document.headerVersion());
}

/// A certification that /Perms names, whether or not a field of the form holds it.
base::Result<int> certificationOfPermissions(Document& document, const Dictionary& catalog)
{
    auto permissions = document.dictionary(catalog.get("Perms"));
    if (!permissions) return tl::unexpected(permissions.error());
    if (!permissions->has("DocMDP")) return 0;
    auto signature = document.dictionary(permissions->get("DocMDP"));
    if (!signature) return tl::unexpected(signature.error());
    const auto written = document.resolve(signature->get("Reference"));
    if (!written) return tl::unexpected(written.error());
    const auto references = elementsOf(*written, 16);
    int strictest = 0;
    for (const auto reference : references.value_or(std::vector<std::string_view>{})) {
        const auto transform = document.dictionary(reference).value_or(Dictionary{});
        if (nameOf(transform.get("TransformMethod")) != "DocMDP") continue;
        const auto parameters = document.dictionary(transform.get("TransformParams")).value_or(Dictionary{});
        const auto level = static_cast<int>(std::clamp<std::int64_t>(integerOf(parameters.get("P")).value_or(2), 1, 3));
        strictest = strictest == 0 ? level : std::min(strictest, level);
    }
    return strictest == 0 ? 2 : strictest;
}

} // namespace

base::Result<Inspection> inspect(Document& document, const Limits& limits, Contents contents)
{
    Inspection found;
    found.size = document.file().size();
    found.headerJunk = document.header();
    found.encrypted = document.encrypted();
    found.objects = static_cast<std::uint32_t>(document.references().table.used());
    found.crossReferenceStream = document.references().sections.front().stream;
    const auto& sections = document.references().sections;
    found.hybrid = std::any_of(sections.begin(), sections.end(), [](const Section& section) { return section.hybrid; });
    auto catalog = document.catalog();
    if (!catalog) return tl::unexpected(catalog.error());
    found.version = versionOf(document, *catalog);
    auto pages = pageCount(document);
    if (!pages) return tl::unexpected(pages.error());
    found.pages = *pages;
    auto revisions = revisionsOf(document);
    if (!revisions) return tl::unexpected(revisions.error());
    found.revisions = std::move(*revisions);
    if (auto done = readSignatures(document, limits, contents, found); !done) return tl::unexpected(done.error());
    auto permitted = certificationOfPermissions(document, *catalog);
    if (!permitted) return tl::unexpected(permitted.error());
    found.permittedByCatalog = *permitted;
    if (*permitted != 0 && (found.certification == 0 || *permitted < found.certification)) found.certification = *permitted;
    return found;
}

base::Result<Inspection> inspect(const std::filesystem::path& file, const Limits& limits, const base::Secret& password)
{
    const auto opened = [&]() -> base::Result<Inspection> {
        auto document = Document::open(file, limits);
        if (!document) return tl::unexpected(document.error());
        if (document->encrypted()) {
            if (auto unlocked = document->unlock(password); !unlocked) return tl::unexpected(unlocked.error());
        }
        return inspect(*document, limits, Contents::read);
    };
    return opened().map_error([&](base::Error error) { return naming(file, std::move(error)); });
}

base::Error naming(const std::filesystem::path& file, base::Error error)
{
    error.facts.try_emplace("file", file.string());
    return error;
}

} // namespace sceau::pdf
