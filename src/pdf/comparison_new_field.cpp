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
    const auto field = referenceOf(value) ? addedDictionary(value) : std::nullopt;
    if (!field || nameOf(field->get("FT")) != "Sig") return refuse("new field");
    const auto name = stringOf(after_.resolve(field->get("T")).value_or(""));
    if (!name || name->empty() || field->has("Parent") || !names_.insert(utf8Of(*name)).second) return refuse("new field's name");

    bool timestamp = false;
    if (field->has("V")) {
        const auto judged = isTimestamp(field->get("V"));
        if (!judged) return refuse("new signature");
        timestamp = *judged;
    }
    if (!allow(timestamp ? Change::archival : Change::formFilling)) return false;
    if (!field->has("Kids")) return checkNewWidget(*field, value);
    const auto kids = after_.resolve(field->get("Kids"));
    const auto elements = kids ? elementsOf(*kids, 16) : std::nullopt;
    if (!elements || field->has("Rect")) return refuse("new field's kids");
    return std::all_of(elements->begin(), elements->end(), [&](std::string_view kid) {
        const auto widget = referenceOf(kid) ? addedDictionary(kid) : std::nullopt;
        return widget && !widget->has("Kids") && !widget->has("T") ? checkNewWidget(*widget, kid) : refuse("new field's kids");
    });
}

/// No action, and on a certified document nothing that shows: it could cover the text (sneaky signature attack).
bool Comparison::checkNewWidget(const Dictionary& widget, std::string_view value)
{
    if (widget.has("A") || widget.has("AA")) return refuse("new field's action");
    if (widget.has("Subtype") && nameOf(widget.get("Subtype")) != "Widget") return refuse("new field's kind");
    if (isVisible(widget) && permissions_.certification != 0) return refuse("visible field on a certified document");
    if (isVisible(widget) && !allow(Change::formFilling)) return false;
    newWidgets_.insert(*referenceOf(value));
    return true;
}

} // namespace sceau::pdf
