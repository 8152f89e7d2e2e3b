#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

namespace sceau::pdf {

/// Pages that were written again, and pages whose list of annotations was.
bool Comparison::comparePages()
{
    std::set<int> pages;
    const auto isPage = [this](int number) {
        const auto location = before_.references().table.at(number);
        const auto page = before_.written({number, location.kind == Location::Kind::plain ? location.generation : 0});
        const auto dictionary = page ? Dictionary::parse(page->text) : std::nullopt;
        return dictionary && !page->streamData && nameOf(dictionary->get("Type")) == "Page";
    };
    for (const int number : overridden_) {
        if (!explained_.contains(number) && isPage(number)) pages.insert(number);
    }
    for (const auto& [reference, holders] : mentions_) {
        if (holders.size() == 1 && holders.front() != 0 && isPage(holders.front())) pages.insert(holders.front());
    }
    for (const int page : pages) {
        if (!comparePage(page)) return false;
    }
    return true;
}

bool Comparison::comparePage(int number)
{
    const auto location = before_.references().table.at(number);
    const Reference reference{number, location.kind == Location::Kind::plain ? location.generation : 0};
    const auto was = before_.written(reference);
    const auto is = after_.written(reference);
    if (!was || !is || is->streamData) return refuse("page");
    const auto before = Dictionary::parse(was->text);
    const auto after = Dictionary::parse(is->text);
    if (!before || !after || !sameBut(*before, *after, {"Annots"}, "page")) return refuse("page");
    if (!compareAnnotations(number, before->get("Annots"), after->get("Annots"))) return false;
    explained_.insert(number);
    return true;
}

/// Every old annotation in its order; what is new is the widget of a new signature field.
bool Comparison::compareAnnotations(int page, std::string_view before, std::string_view after)
{
    const auto was = before_.resolve(before);
    const auto is = after_.resolve(after);
    const auto old = was ? elementsOf(listIn(*was)) : std::nullopt;
    const auto all = is ? elementsOf(listIn(*is)) : std::nullopt;
    if (!old || !all) return refuse("Annots");
    auto next = old->begin();
    for (const auto annotation : *all) {
        const auto reference = referenceOf(annotation);
        if (next != old->end() && sameValue(*next, annotation)) {
            ++next;
        } else if (!reference || !newWidgets_.contains(*reference)) {
            return refuse("annotation");
        }
    }
    if (next != old->end()) return refuse("annotation removed");
    return sameValue(before, after) ? explain(after, page) : true;
}

} // namespace sceau::pdf
