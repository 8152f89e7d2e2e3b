#include "pdf/mentions.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr std::size_t mostMentions = 1000;

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

/// A cross-reference stream is no part of the document: it mentions what the trailer does.
bool isCrossReference(const Object& object)
{
    if (!object.streamData) return false;
    const auto dictionary = Dictionary::parse(object.text);
    return dictionary && nameOf(dictionary->get("Type")) == "XRef";
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

base::Result<Mentions> mentionsIn(Document& document, const std::function<bool(Reference)>& isOfInterest)
{
    Mentions mentions;
    const auto read = [&](std::string_view text, int holder) {
        forEachReference(text, [&](Reference reference) {
            if (!isOfInterest(reference)) return;
            auto& holders = mentions[reference];
            if (holders.size() < mostMentions) holders.push_back(holder);
        });
    };
    read(document.trailer().text(), 0);
    for (const auto& [number, location] : placesOf(document.references().table)) {
        const int generation = location.kind == Location::Kind::plain ? location.generation : 0;
        const auto object = document.written({number, generation});
        if (!object) return tl::unexpected(object.error());
        if (!isCrossReference(*object)) read(object->text, number);
    }
    return mentions;
}

} // namespace sceau::pdf
