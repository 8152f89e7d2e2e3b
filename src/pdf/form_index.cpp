#include "pdf/form_index.hpp"

#include "pdf/fields.hpp"

namespace sceau::pdf {

using base::Code;

namespace {

constexpr int deepestField = 32;
constexpr int deepestAppearance = 2; ///< /AP, its states, their streams

} // namespace

base::Result<FormIndex> FormIndex::of(Document& document)
{
    FormIndex index;
    const auto form = formOf(document);
    if (!form) return tl::unexpected(form.error());
    if (auto walked = index.walk(document, form->get("Fields"), {}, 0); !walked) return tl::unexpected(walked.error());
    return index;
}

base::Status FormIndex::walk(Document& document, std::string_view array, const Field& above, int depth)
{
    if (depth > deepestField) return base::fail(Code::pdfBroken, "form too deep");
    const auto written = document.resolve(array);
    if (!written) return tl::unexpected(written.error());
    if (written->empty()) return {};
    const auto kids = elementsOf(*written);
    if (!kids) return base::fail(Code::pdfBroken, "fields");
    for (const auto kid : *kids) {
        if (auto visited = visit(document, kid, above, depth); !visited) return visited;
    }
    return {};
}

base::Status FormIndex::visit(Document& document, std::string_view value, const Field& above, int depth)
{
    const auto reference = referenceOf(value);
    if (!reference) return isNull(value) ? base::Status{} : base::fail(Code::pdfBroken, "field");
    if (fields_.contains(reference->number)) return base::fail(Code::pdfBroken, "field stands twice");
    const auto dictionary = document.dictionary(value);
    if (!dictionary) return tl::unexpected(dictionary.error());

    Field field{reference->generation, above.name, above.type};
    const auto title = document.resolve(dictionary->get("T"));
    if (const auto part = stringOf(title.value_or(""))) field.name += (field.name.empty() ? "" : ".") + utf8Of(*part);
    if (const auto type = nameOf(dictionary->get("FT"))) field.type = *type;
    learn(document, reference->number, field);
    return walk(document, dictionary->get("Kids"), field, depth + 1);
}

void FormIndex::learn(Document& document, int number, const Field& field)
{
    fields_.insert_or_assign(number, field);
    names_.insert(field.name);
    const auto object = document.written({number, field.generation});
    const auto dictionary = object ? Dictionary::parse(object->text) : std::nullopt;
    if (!dictionary) return;
    if (const auto value = referenceOf(dictionary->get("V"))) owners_.emplace(value->number, number);
    own(document, dictionary->get("AP"), number, 0);
}

void FormIndex::own(Document& document, std::string_view value, int field, int depth)
{
    if (value.empty() || depth > deepestAppearance) return;
    const auto reference = referenceOf(value);
    if (reference) owners_.emplace(reference->number, field);
    const auto object = reference ? document.written(*reference) : Object{0, 0, std::string(value), 0, std::nullopt};
    const auto dictionary = object && !object->streamData ? Dictionary::parse(object->text) : std::nullopt;
    if (!dictionary) return;
    for (const auto& key : dictionary->keys())
        own(document, dictionary->get(key), field, depth + 1);
}

const FormIndex::Field* FormIndex::find(int number) const
{
    const auto found = fields_.find(number);
    return found == fields_.end() ? nullptr : &found->second;
}

std::optional<int> FormIndex::ownerOf(int number) const
{
    const auto found = owners_.find(number);
    return found == owners_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace sceau::pdf
