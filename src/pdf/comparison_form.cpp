#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

/// What filling a field may change of it, and what signing one may (the allowed sets of ISO 32000-2 § 12.8.2.2 as pyHanko has them).
const std::set<std::string> filling{"V", "AP", "AS", "F", "DA", "Q", "Ff", "Type"};
const std::set<std::string> signing{"V", "AP", "AS", "F", "DA", "Q", "Ff", "Type", "P", "M"};

} // namespace

bool Comparison::compareForm(const Dictionary& before, const Dictionary& after)
{
    const auto value = after.get("AcroForm");
    if (value.empty()) return before.has("AcroForm") ? refuse("catalog: /AcroForm removed") : true;
    const auto was = before_.dictionary(before.get("AcroForm"));
    const auto is = after_.dictionary(value);
    if (!was || !is) return refuse("catalog: /AcroForm is no dictionary");
    std::set<std::string> judged{"Fields", "SigFlags", "DR"};
    if (!was->has("DA")) judged.insert("DA"); // nothing used it yet
    if (!sameBut(*was, *is, judged, "AcroForm")) return false;
    if (is->has("SigFlags") && !integerOf(is->get("SigFlags"))) return refuse("AcroForm: /SigFlags is no number");
    const int holder = holderOf(value, root_);
    return explain(value, root_) && compareResources(*was, *is, holder) && compareFields(*was, *is, holder);
}

/// /DR keeps what it had and may get more, which nothing used: but where readers make the appearances, a font of a new name may be
/// one that a field names.
bool Comparison::compareResources(const Dictionary& before, const Dictionary& after, int holder)
{
    const auto value = after.get("DR");
    if (sameValue(before.get("DR"), value) && !isOverridden(value)) return true;
    const auto was = before_.dictionary(before.get("DR"));
    const auto is = after_.dictionary(value);
    if (!was || !is || before.get("NeedAppearances") == "true") return refuse("AcroForm: /DR changed");
    for (const auto& kind : was->keys()) {
        if (sameValue(was->get(kind), is->get(kind)) && !isOverridden(is->get(kind))) continue;
        const auto old = before_.dictionary(was->get(kind));
        const auto all = after_.dictionary(is->get(kind));
        if (!old || !all) return refuse("AcroForm: /DR /" + kind + " changed");
        for (const auto& name : old->keys()) {
            if (!sameValue(old->get(name), all->get(name))) return refuse("AcroForm: /DR /" + kind + " /" + name + " changed");
        }
        if (!explain(is->get(kind), holderOf(value, holder))) return false;
    }
    return explain(value, holder);
}

/// Every old field in its order, new ones anywhere between; and the old ones that were touched.
bool Comparison::compareFields(const Dictionary& before, const Dictionary& after, int holder)
{
    for (const int field : touchedFields()) {
        if (!compareField(field)) return false;
    }
    const bool isSame = sameValue(before.get("Fields"), after.get("Fields")) && !isOverridden(after.get("Fields"));
    if (isSame) return true;
    const auto was = before_.resolve(before.get("Fields"));
    const auto is = after_.resolve(after.get("Fields"));
    if (!was || !is) return refuse("AcroForm: /Fields unreadable");
    const auto old = elementsOf(listIn(*was));
    const auto all = elementsOf(listIn(*is));
    if (!old || !all || !explain(after.get("Fields"), holder)) return refuse("AcroForm: /Fields is no list");
    auto next = old->begin();
    for (const auto field : *all) {
        if (next != old->end() && sameValue(*next, field)) {
            ++next;
        } else if (!checkNewField(field)) {
            return false;
        }
    }
    return next == old->end() || refuse("AcroForm: field " + std::string(next->substr(0, 20)) + " removed");
}

/// The fields that were written again, or whose value or appearance was.
std::set<int> Comparison::touchedFields() const
{
    std::set<int> touched;
    for (const int number : overridden_) {
        if (known_.form.find(number)) touched.insert(number);
        if (const auto owner = known_.form.ownerOf(number)) touched.insert(*owner);
    }
    return touched;
}

bool Comparison::compareField(int number)
{
    const auto& field = *known_.form.find(number);
    const Reference reference{number, field.generation};
    const auto was = before_.written(reference);
    const auto is = after_.written(reference);
    const auto before = was ? Dictionary::parse(was->text) : std::nullopt;
    const auto after = is && !is->streamData ? Dictionary::parse(is->text) : std::nullopt;
    if (!before || !after) return refuse("field " + field.name + " unreadable");
    return compareFilled(number, *before, *after, field);
}

/// Only the value of a field and how it looks may change, and nothing of a signature that was there.
bool Comparison::compareFilled(int number, const Dictionary& before, const Dictionary& after, const FormIndex::Field& field)
{
    const bool isSignature = field.type == "Sig";
    const auto value = before.get("V");
    if (isSignature && !value.empty()) return true; // nothing explains a change: nothingElse() finds it
    findings_.filled.insert(field.name);
    changedFields_[number] = field;
    if (overridden_.contains(number)) {
        const auto where = "object " + std::to_string(number) + " (field " + field.name + ")";
        if (!sameBut(before, after, isSignature ? signing : filling, where)) return false;
        const bool sameType =
            sameValue(before.get("Type"), after.get("Type")) || (!before.has("Type") && nameOf(after.get("Type")) == "Annot");
        if (!sameType || !areFilled(after, isSignature)) return refuse(where + ": not filled as a field is");
        explained_.insert(number);
    }
    if (!isSignature && isOverridden(value)) {
        if (!explain(value, number)) return false;
        note(Change::formFilling);
    }
    return compareAppearance(before.get("AP"), number, 0);
}

/// The new values have the types of a form field's: an object that plays another part as well gains nothing.
bool Comparison::areFilled(const Dictionary& field, bool isSignature)
{
    if (field.has("AS") && !nameOf(field.get("AS"))) return false;
    if (field.has("AP") && !after_.dictionary(field.get("AP"))) return false;
    if (field.has("F") && !integerOf(field.get("F"))) return false;
    if (field.has("Ff") && !integerOf(field.get("Ff"))) return false;
    if (field.has("Q") && !integerOf(field.get("Q"))) return false;
    const auto timestamp = isSignature && field.has("V") ? isTimestamp(field.get("V")) : std::optional(false);
    if (!timestamp) return false;
    note(*timestamp ? Change::archival : Change::formFilling);
    return true;
}

/// An appearance written anew in its old object: nobody else may show it.
bool Comparison::compareAppearance(std::string_view before, int holder, int depth)
{
    if (before.empty() || depth > 2) return true;
    const auto reference = referenceOf(before);
    const auto object = reference ? before_.written(*reference) : Object{0, 0, std::string(before), 0, std::nullopt};
    if (!object) return refuse("appearance unreadable");
    if (isOverridden(before)) {
        if (!explain(before, holder)) return false;
        note(Change::formFilling);
    }
    const auto dictionary = Dictionary::parse(object->text);
    if (!dictionary || object->streamData) return true;
    for (const auto& key : dictionary->keys()) {
        if (!compareAppearance(dictionary->get(key), reference ? reference->number : holder, depth + 1)) return false;
    }
    return true;
}

} // namespace sceau::pdf
