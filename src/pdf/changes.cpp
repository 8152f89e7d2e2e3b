#include "pdf/changes.hpp"

#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr std::size_t mostOverridden = 10'000;

int generationOf(const Location& location)
{
    return location.kind == Location::Kind::plain ? location.generation : 0;
}

} // namespace

Comparison::Comparison(Document& before, Document& after, Permissions permissions)
    : before_(before), after_(after), permissions_(std::move(permissions))
{
}

bool Comparison::harmless()
{
    return findOverridden() && readMentions() && compareTrailer() && compareCatalog() && comparePages() && nothingElse();
}

bool Comparison::refuse(const std::string& reason)
{
    if (reason_.empty()) reason_ = reason;
    return false;
}

bool Comparison::allow(Change change)
{
    change_ = std::max(change_, change);
    if (permissions_.certification == 1 && change_ > Change::archival) return refuse("DocMDP");
    return true;
}

bool Comparison::findOverridden()
{
    const auto size = std::max(before_.references().table.size(), after_.references().table.size());
    for (std::size_t i = 1; i < size; ++i) {
        const int number = static_cast<int>(i);
        const auto was = before_.references().table.at(number);
        const auto is = after_.references().table.at(number);
        if (was == is || !was.used()) continue;
        if (!is.used()) return refuse("freed " + std::to_string(number));
        if (overridden_.size() == mostOverridden) return refuse("too many changes");
        overridden_.insert(number);
    }
    return true;
}

/// An old object may refer to a number that nothing had: giving it an object now would change what the old one says.
bool Comparison::readMentions()
{
    auto found = mentionsIn(before_, [this](Reference reference) { return isAdded(reference) || overridden_.contains(reference.number); });
    if (!found) return refuse("unreadable");
    mentions_ = std::move(*found);
    for (const auto& [reference, holders] : mentions_) {
        if (isAdded(reference)) return refuse("appeared " + std::to_string(reference.number));
    }
    return true;
}

bool Comparison::nothingElse()
{
    return std::all_of(overridden_.begin(), overridden_.end(),
                       [this](int number) { return explained_.contains(number) || leftAlone(number); });
}

/// Written again with the same content; or the one object that describes a cross-reference stream.
bool Comparison::leftAlone(int number)
{
    const auto was = before_.references().table.at(number);
    const auto is = after_.references().table.at(number);
    const Reference reference{number, generationOf(was)};
    const auto refused = [&] { return refuse("object " + std::to_string(number)); };
    if (generationOf(was) != generationOf(is)) return refused();
    const auto before = before_.written(reference);
    const auto after = after_.written(reference);
    if (!before || !after) return refused();
    const auto isCrossReference = [](const Object& object) {
        const auto dictionary = Dictionary::parse(object.text);
        return object.streamData && dictionary && nameOf(dictionary->get("Type")) == "XRef";
    };
    if (isCrossReference(*before) && isCrossReference(*after)) return true;
    return sameObject(before_, after_, reference).value_or(false) || refused();
}

bool Comparison::isAdded(Reference reference) const
{
    const auto is = after_.references().table.at(reference.number);
    return !before_.references().table.at(reference.number).used() && is.used() && generationOf(is) == reference.generation;
}

bool Comparison::isOverridden(std::string_view value) const
{
    const auto reference = referenceOf(value);
    return reference && overridden_.contains(reference->number);
}

bool Comparison::explain(std::string_view value, int holder)
{
    const auto reference = referenceOf(value);
    if (!reference || !overridden_.contains(reference->number)) return true;
    const auto holders = mentions_.find(*reference);
    if (holders == mentions_.end() || holders->second != std::vector{holder}) return refuse("shared " + std::to_string(reference->number));
    if (generationOf(after_.references().table.at(reference->number)) != reference->generation) return refuse("generation");
    explained_.insert(reference->number);
    return true;
}

std::set<std::string> Comparison::keysOf(const Dictionary& before, const Dictionary& after)
{
    std::set<std::string> keys;
    for (auto& key : before.keys())
        keys.insert(std::move(key));
    for (auto& key : after.keys())
        keys.insert(std::move(key));
    return keys;
}

int Comparison::holderOf(std::string_view value, int otherwise)
{
    const auto reference = referenceOf(value);
    return reference ? reference->number : otherwise;
}

bool Comparison::sameBut(const Dictionary& before, const Dictionary& after, const std::set<std::string>& except, const std::string& where)
{
    for (const auto& key : keysOf(before, after)) {
        if (!except.contains(key) && !sameValue(before.get(key), after.get(key))) return refuse(where + "/" + key);
    }
    return true;
}

/// A dictionary that is direct or an object of its own, new and no stream.
std::optional<Dictionary> Comparison::addedDictionary(std::string_view value)
{
    const auto reference = referenceOf(value);
    if (!reference) return Dictionary::parse(std::string(value));
    if (!isAdded(*reference)) return std::nullopt;
    const auto object = after_.written(*reference);
    if (!object || object->streamData) return std::nullopt;
    return Dictionary::parse(object->text);
}

namespace {

/// DocMDP and FieldMDP as they stood when the document was signed.
std::optional<Comparison::Permissions> permissionsOf(Document& signedDocument)
{
    const auto inspection = inspect(signedDocument, Limits{}, Contents::skip);
    if (!inspection) return std::nullopt;
    if (inspection->encrypted && !inspection->locks.empty()) return std::nullopt; // its field names are not readable here
    Comparison::Permissions permissions{inspection->certification, inspection->locks};
    for (const auto& lock : inspection->locks) {
        const bool stricter = lock.permissions != 0 && (permissions.certification == 0 || lock.permissions < permissions.certification);
        if (stricter) permissions.certification = lock.permissions;
    }
    return permissions;
}

} // namespace

Difference changesAfter(Document& document, const Inspection& inspection, std::uint64_t signedEnd)
{
    if (signedEnd == inspection.size) return {Change::none, {}};
    const auto& sections = document.references().sections;
    const bool ambiguous = std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
        return section.hybrid && document.header() + section.offset >= signedEnd;
    });
    if (ambiguous) return {Change::forbidden, "hybrid update"}; // old readers would see another document than new ones
    if (inspection.revisions.empty() || inspection.revisions.back().end != inspection.size) return {Change::forbidden, "trailing bytes"};
    auto before = document.asOf(signedEnd, Limits{});
    auto after = document.asOf(inspection.size, Limits{});
    if (!before || !after) return {Change::forbidden, "unreadable"};
    auto permissions = permissionsOf(*before);
    if (!permissions) return {Change::forbidden, "unreadable"};
    Comparison comparison(*before, *after, std::move(*permissions));
    if (!comparison.harmless()) return {Change::forbidden, comparison.reason()};
    return {std::max(comparison.change(), Change::archival), {}};
}

} // namespace sceau::pdf
