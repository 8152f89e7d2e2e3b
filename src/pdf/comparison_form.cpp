#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr int deepestField = 32;

} // namespace

bool Comparison::compareForm(const Dictionary& before, const Dictionary& after)
{
    const auto value = after.get("AcroForm");
    if (value.empty()) return before.has("AcroForm") ? refuse("AcroForm") : true;
    const auto was = before_.dictionary(before.get("AcroForm"));
    const auto is = after_.dictionary(value);
    if (!was || !is) return refuse("AcroForm");
    std::set<std::string> mayDiffer{"Fields", "SigFlags"};
    for (const auto* key : {"DR", "DA"}) {
        if (!was->has(key)) mayDiffer.insert(key); // nothing used it yet
    }
    if (!sameBut(*was, *is, mayDiffer, "AcroForm")) return false;
    if (is->has("SigFlags") && !integerOf(is->get("SigFlags"))) return refuse("SigFlags");
    const int root = holderOf(before_.trailer().get("Root"), 0);
    return explain(value, root) && compareFields(*was, *is, holderOf(value, root));
}

/// Every old field in its order, new ones anywhere between.
bool Comparison::compareFields(const Dictionary& before, const Dictionary& after, int holder)
{
    const auto was = before_.resolve(before.get("Fields"));
    const auto is = after_.resolve(after.get("Fields"));
    if (!was || !is) return refuse("Fields");
    const auto old = elementsOf(listIn(*was));
    const auto all = elementsOf(listIn(*is));
    if (!old || !all || !explain(after.get("Fields"), holder)) return refuse("Fields");
    for (const auto field : *old) {
        if (!compareField(field, {}, 0)) return false;
    }
    auto next = old->begin();
    for (const auto field : *all) {
        if (next != old->end() && sameValue(*next, field)) {
            ++next;
        } else if (!checkNewField(field)) {
            return false;
        }
    }
    return next == old->end() || refuse("Fields");
}

bool Comparison::isLocked(const std::string& field) const
{
    return std::any_of(permissions_.locks.begin(), permissions_.locks.end(), [&](const FieldLock& lock) { return lock.covers(field); });
}

/// A field of the signed form and what stands under it.
bool Comparison::compareField(std::string_view value, const Inherited& above, int depth)
{
    const auto reference = referenceOf(value);
    if (!reference || depth > deepestField) return refuse("field");
    if (!visited_.insert(reference->number).second) return refuse("field stands twice");
    const auto was = before_.dictionary(value);
    const auto is = after_.dictionary(value);
    if (!was || !is) return refuse("field");

    auto inherited = above;
    if (const auto part = stringOf(before_.resolve(was->get("T")).value_or(""))) {
        inherited.name += (inherited.name.empty() ? "" : ".") + utf8Of(*part);
        names_.insert(inherited.name);
    }
    if (const auto type = nameOf(was->get("FT"))) inherited.type = *type;
    if (!compareFilled(*reference, *was, *is, inherited)) return false;

    const auto kids = before_.resolve(was->get("Kids"));
    const auto elements = kids ? elementsOf(listIn(*kids)) : std::nullopt;
    if (!elements) return refuse("Kids");
    return std::all_of(elements->begin(), elements->end(), [&](std::string_view kid) { return compareField(kid, inherited, depth + 1); });
}

/// Only the value of a field and how it looks may change, and nothing of a signature that was there.
bool Comparison::compareFilled(Reference field, const Dictionary& before, const Dictionary& after, const Inherited& inherited)
{
    const bool isSignature = inherited.type == "Sig";
    const auto value = before.get("V");
    if (isSignature && !value.empty()) return true; // nothing explains a change: nothingElse() finds it
    const bool rewritten = overridden_.contains(field.number);
    if (isLocked(inherited.name)) return !rewritten || refuse("FieldMDP " + inherited.name);
    if (rewritten) {
        const std::set<std::string> filling{"V", "AP", "AS"};
        const std::set<std::string> signing{"V", "AP", "AS", "F", "P", "M"};
        if (!sameBut(before, after, isSignature ? signing : filling, inherited.name)) return false;
        if (!allowFilling(after, isSignature)) return refuse("field " + inherited.name);
        explained_.insert(field.number);
    }
    if (!isSignature && isOverridden(value) && (!explain(value, field.number) || !allow(Change::formFilling))) return false;
    return compareAppearance(before.get("AP"), field.number, 0);
}

/// The new values have the types of a form field's: an object that plays another part as well gains nothing.
bool Comparison::allowFilling(const Dictionary& field, bool isSignature)
{
    if (field.has("AS") && !nameOf(field.get("AS"))) return false;
    if (field.has("AP") && !after_.dictionary(field.get("AP"))) return false;
    if (!isSignature || !field.has("V")) return allow(Change::formFilling);
    const auto timestamp = isTimestamp(field.get("V"));
    return timestamp && allow(*timestamp ? Change::archival : Change::formFilling);
}

/// An appearance written anew in its old object: nobody else may show it.
bool Comparison::compareAppearance(std::string_view before, int holder, int depth)
{
    if (before.empty() || depth > 2) return true;
    const auto reference = referenceOf(before);
    const auto object = reference ? before_.written(*reference) : Object{0, 0, std::string(before), 0, std::nullopt};
    if (!object) return refuse("AP");
    if (isOverridden(before) && (!explain(before, holder) || !allow(Change::formFilling))) return false;
    const auto dictionary = Dictionary::parse(object->text);
    if (!dictionary || object->streamData) return true;
    for (const auto& key : dictionary->keys()) {
        if (!compareAppearance(dictionary->get(key), reference ? reference->number : holder, depth + 1)) return false;
    }
    return true;
}

} // namespace sceau::pdf
