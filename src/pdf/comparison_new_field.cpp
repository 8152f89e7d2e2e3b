#include "pdf/comparison.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

bool isVisible(const Dictionary& widget)
{
    const auto corners = elementsOf(widget.get("Rect"), 4);
    if (!corners || corners->size() != 4) return widget.has("Rect");
    const auto left = numberOf((*corners)[0]);
    const auto bottom = numberOf((*corners)[1]);
    const auto right = numberOf((*corners)[2]);
    const auto top = numberOf((*corners)[3]);
    return !left || !bottom || !right || !top || (*left != *right && *bottom != *top);
}

} // namespace

/// Whether a new signature value is a document time stamp; empty when it is no signature dictionary that came with the update.
std::optional<bool> Comparison::isTimestamp(std::string_view signature)
{
    const auto dictionary = addedDictionary(signature);
    if (!dictionary || !dictionary->has("ByteRange") || !dictionary->has("Contents")) return std::nullopt;
    return nameOf(dictionary->get("Type")) == "DocTimeStamp";
}

/// A new field is a signature field of its own name, all of whose objects came with the update.
bool Comparison::checkNewField(std::string_view value)
{
    const auto reference = referenceOf(value);
    const auto where = "new field " + std::string(value.substr(0, 20));
    const auto field = reference ? addedDictionary(value) : std::nullopt;
    if (!field || nameOf(field->get("FT")) != "Sig") return refuse(where + " is no signature field that came with the update");
    const auto title = stringOf(after_.resolve(field->get("T")).value_or(""));
    const auto name = title ? utf8Of(*title) : std::string{};
    const bool isNew = !name.empty() && !field->has("Parent") && !known_.form.hasName(name) && newNames_.insert(name).second;
    if (!isNew) return refuse(where + " has no name of its own");

    const auto timestamp = field->has("V") ? isTimestamp(field->get("V")) : std::optional(false);
    if (!timestamp) return refuse(where + ": its signature did not come with the update");
    note(*timestamp ? Change::archival : Change::formFilling);
    changedFields_[reference->number] = {reference->generation, name, "Sig"};
    if (!field->has("Kids")) return checkNewWidget(*field, value, name);
    const auto kids = after_.resolve(field->get("Kids"));
    const auto elements = kids ? elementsOf(*kids, 16) : std::nullopt;
    if (!elements || field->has("Rect")) return refuse(where + ": /Kids");
    return std::all_of(elements->begin(), elements->end(), [&](std::string_view kid) {
        const auto widget = referenceOf(kid) ? addedDictionary(kid) : std::nullopt;
        return widget && !widget->has("Kids") && !widget->has("T") ? checkNewWidget(*widget, kid, name) : refuse(where + ": /Kids");
    });
}

/// No action, and not for a certified document when it shows: it could cover the text (sneaky signature attack).
bool Comparison::checkNewWidget(const Dictionary& widget, std::string_view value, const std::string& name)
{
    const auto reference = *referenceOf(value);
    const auto where = "object " + std::to_string(reference.number) + " (new field " + name + ")";
    if (widget.has("A") || widget.has("AA")) return refuse(where + ": an action");
    if (widget.has("Subtype") && nameOf(widget.get("Subtype")) != "Widget") return refuse(where + ": no widget");
    if (isVisible(widget)) {
        findings_.visibleField = name;
        note(Change::formFilling);
    }
    changedFields_.try_emplace(reference.number, FormIndex::Field{reference.generation, name, "Sig"});
    newWidgets_.insert(reference);
    return true;
}

} // namespace sceau::pdf
