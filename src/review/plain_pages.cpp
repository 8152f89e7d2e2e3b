#include "review/plain_pages.hpp"

#include "pdf/serial.hpp"

namespace sceau::review {
namespace {

constexpr std::size_t mostObjects = 20'000;
constexpr std::size_t longestUpdate = std::size_t{1} << 20U;

std::optional<pdf::Reference> referenceAt(const pdf::Document& document, std::size_t number)
{
    const auto location = document.references().table.at(static_cast<int>(number));
    if (!location.used()) return std::nullopt;
    const bool plain = location.kind == pdf::Location::Kind::plain;
    return pdf::Reference{static_cast<int>(number), plain ? location.generation : 0};
}

/// False: an object cannot be read.
bool takeAnnotations(pdf::Document& document, pdf::Edits& edits)
{
    for (std::size_t number = 1; number < document.references().table.size(); ++number) {
        const auto reference = referenceAt(document, number);
        if (!reference) continue;
        const auto object = document.object(*reference);
        if (!object) return false;
        if (object->streamData || !pdf::isDictionary(object->text)) continue;
        const auto dictionary = pdf::Dictionary::parse(object->text);
        if (!dictionary) return false;
        if (dictionary->has("Annots")) edits.set(*reference, dictionary->without("Annots").text());
    }
    return true;
}

} // namespace

std::optional<PlainPages> plainPages(const pdf::Document& document, std::uint64_t end)
{
    auto revision = document.asOf(end, {});
    if (!revision || revision->encrypted() || revision->references().table.size() > mostObjects) return std::nullopt;
    pdf::Plan plan{pdf::Edits(*revision), {}, {}, {}};
    if (!takeAnnotations(*revision, plan.edits)) return std::nullopt;
    if (plan.edits.objects().empty()) return PlainPages{end, {}};
    const auto update = pdf::serialise(*revision, plan, 0, false);
    if (!update || update->bytes.size() > longestUpdate) return std::nullopt;
    return PlainPages{end, {update->bytes.begin(), update->bytes.end()}};
}

} // namespace sceau::review
