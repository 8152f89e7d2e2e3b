#include "pdf/mentions.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr std::size_t mostHolders = 1000;

/// Every "n g R" of a text; strings and comments are tokens of their own.
template <class Found> void forEachReference(std::string_view text, Found found)
{
    std::optional<std::int64_t> number;
    std::optional<std::int64_t> generation;
    Lexer lexer(text);
    for (auto token = lexer.next(); token.kind != TokenKind::end && token.kind != TokenKind::bad; token = lexer.next()) {
        const auto word = lexer.view(token);
        if (token.kind == TokenKind::keyword && word == "R" && number && generation) {
            found(Reference{static_cast<int>(*number & 0x7fffffff), static_cast<int>(*generation & 0xffff)});
        }
        number = token.kind == TokenKind::integer ? generation : std::nullopt;
        generation = token.kind == TokenKind::integer ? integerOf(word) : std::nullopt;
    }
}

struct Place {
    int number = 0;
    Location location;
};

/// Objects of one stream stand together, so that each stream is inflated once.
std::vector<Place> placesOf(const ObjectTable& table)
{
    std::vector<Place> places;
    for (std::size_t number = 1; number < table.size(); ++number) {
        const auto location = table.at(static_cast<int>(number));
        if (location.used() && (location.kind == Location::Kind::compressed || location.offset != 0))
            places.push_back({static_cast<int>(number), location});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        if (a.location.kind != b.location.kind) return a.location.kind < b.location.kind;
        return a.location.offset < b.location.offset;
    });
    return places;
}

} // namespace

bool isCrossReference(const Object& object)
{
    if (!object.streamData) return false;
    const auto dictionary = Dictionary::parse(object.text);
    return dictionary && nameOf(dictionary->get("Type")) == "XRef";
}

base::Result<Mentions> Mentions::of(Document& document, const std::set<int>& numbersOfInterest)
{
    Mentions mentions;
    mentions.ofInterest_ = numbersOfInterest;
    mentions.learn({0, 0, document.trailer().text(), 0, std::nullopt}, 0);
    for (const auto& [number, location] : placesOf(document.references().table)) {
        const int generation = location.kind == Location::Kind::plain ? location.generation : 0;
        const auto object = document.written({number, generation});
        if (!object) return tl::unexpected(object.error());
        mentions.learn(*object, number);
    }
    return mentions;
}

void Mentions::learn(const Object& object, int holder)
{
    if (isCrossReference(object)) return;
    forEachReference(object.text, [&](Reference reference) {
        if (!ofInterest_.contains(reference.number)) return;
        auto& holders = holders_[reference];
        if (holders.counts.size() == mostHolders && !holders.counts.contains(holder)) {
            holders.tooMany = true;
        } else {
            ++holders.counts[holder];
        }
    });
}

void Mentions::forget(const Object& object, int holder)
{
    if (isCrossReference(object)) return;
    forEachReference(object.text, [&](Reference reference) {
        const auto holders = holders_.find(reference);
        if (holders == holders_.end()) return;
        auto& counts = holders->second.counts;
        const auto count = counts.find(holder);
        if (count != counts.end() && --count->second == 0) counts.erase(count);
        if (counts.empty() && !holders->second.tooMany) holders_.erase(holders);
    });
}

std::optional<int> Mentions::onlyHolder(Reference reference) const
{
    const auto holders = holders_.find(reference);
    if (holders == holders_.end() || holders->second.tooMany || holders->second.counts.size() != 1) return std::nullopt;
    const auto& [holder, count] = *holders->second.counts.begin();
    return count == 1 ? std::optional(holder) : std::nullopt;
}

bool Mentions::isOnly(Reference reference, int holder) const
{
    return onlyHolder(reference) == holder;
}

bool Mentions::isMentioned(Reference reference) const
{
    return holders_.contains(reference);
}

bool Mentions::isOnlyInTrailer(Reference reference) const
{
    const auto holders = holders_.find(reference);
    return holders != holders_.end() && !holders->second.tooMany && holders->second.counts.size() == 1
           && holders->second.counts.contains(0);
}

} // namespace sceau::pdf
