#include "pdf/comparison.hpp"

#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

int generationOf(const Location& location)
{
    return location.kind == Location::Kind::plain ? location.generation : 0;
}

std::string objectNamed(int number)
{
    return "object " + std::to_string(number);
}

} // namespace

Comparison::Comparison(Document& before, Document& after, std::set<int> written, const Known& known)
    : before_(before), after_(after), written_(std::move(written)), known_(known)
{
}

bool Comparison::harmless()
{
    return findOverridden() && nothingAppeared() && compareTrailer() && compareCatalog() && comparePages() && nothingElse();
}

bool Comparison::refuse(const std::string& reason)
{
    if (findings_.reason.empty()) findings_.reason = reason;
    findings_.change = Change::forbidden;
    return false;
}

void Comparison::note(Change change)
{
    findings_.change = std::max(findings_.change, change);
}

bool Comparison::findOverridden()
{
    for (const int number : written_) {
        const auto was = before_.references().table.at(number);
        const auto is = after_.references().table.at(number);
        if (was == is) continue;
        if (was.used() && !is.used()) return refuse(objectNamed(number) + " freed");
        if (was.used() && !isRewritten(number)) overridden_.insert(number);
        if (!was.used() && is.used()) added_.insert(number);
    }
    return true;
}

/// An old object may refer to a number that nothing had: giving it an object now would change what the old one says.
bool Comparison::nothingAppeared()
{
    return std::all_of(added_.begin(), added_.end(), [this](int number) {
        const Reference reference{number, generationOf(after_.references().table.at(number))};
        return !known_.mentions.isMentioned(reference) || isDropped(reference)
               || refuse(objectNamed(number) + " appeared where an old reference led");
    });
}

/// Only the old trailer referred to it, by an entry of somebody's own that the new one does not have.
bool Comparison::isDropped(Reference reference) const
{
    if (!known_.mentions.isOnlyInTrailer(reference)) return false;
    auto keys = before_.trailer().keys();
    return std::none_of(keys.begin(), keys.end(), [&](const std::string& key) {
        const bool standard = key == "Root" || key == "Info" || key == "Encrypt" || key == "ID";
        return standard ? referenceOf(before_.trailer().get(key)) == reference
                        : key != "Prev" && key != "Size" && after_.trailer().has(key);
    });
}

bool Comparison::nothingElse()
{
    return std::all_of(overridden_.begin(), overridden_.end(),
                       [this](int number) { return explained_.contains(number) || refuse(objectNamed(number) + " changed"); });
}

/// Written again with the same content; or the one object that describes a cross-reference stream.
bool Comparison::isRewritten(int number)
{
    const auto reference = referenceBefore(number);
    if (reference.generation != generationOf(after_.references().table.at(number))) return false;
    const auto before = before_.written(reference);
    const auto after = after_.written(reference);
    if (!before || !after) return false;
    if (isCrossReference(*before) && isCrossReference(*after)) return true;
    return sameObject(before_, after_, reference).value_or(false);
}

Reference Comparison::referenceBefore(int number) const
{
    return {number, generationOf(before_.references().table.at(number))};
}

bool Comparison::isAdded(Reference reference) const
{
    return added_.contains(reference.number) && generationOf(after_.references().table.at(reference.number)) == reference.generation;
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
    if (!known_.mentions.isOnly(*reference, holder)) return refuse(objectNamed(reference->number) + " changed, which serves elsewhere");
    if (generationOf(after_.references().table.at(reference->number)) != reference->generation)
        return refuse(objectNamed(reference->number) + " changed its generation");
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
        if (!except.contains(key) && !sameValue(before.get(key), after.get(key))) return refuse(where + ": /" + key + " changed");
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

} // namespace sceau::pdf
