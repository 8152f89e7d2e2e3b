#include "pdf/comparison.hpp"
#include "pdf/same.hpp"

namespace sceau::pdf {

/// Pages that were written again, and pages whose list of annotations was.
bool Comparison::comparePages()
{
    std::set<int> pages;
    const auto isPage = [this](int number) {
        const auto page = before_.written(referenceBefore(number));
        const auto dictionary = page ? Dictionary::parse(page->text) : std::nullopt;
        return dictionary && !page->streamData && nameOf(dictionary->get("Type")) == "Page";
    };
    for (const int number : overridden_) {
        if (explained_.contains(number)) continue;
        if (isPage(number)) pages.insert(number);
        const auto holder = known_.mentions.onlyHolder(referenceBefore(number));
        if (holder && *holder != 0 && isPage(*holder)) pages.insert(*holder);
    }
    for (const int page : pages) {
        if (!comparePage(page)) return false;
    }
    return true;
}

bool Comparison::comparePage(int number)
{
    const auto where = "object " + std::to_string(number) + " (page)";
    const auto was = before_.written(referenceBefore(number));
    const auto is = after_.written(referenceBefore(number));
    if (!was || !is || is->streamData) return refuse(where + " unreadable");
    const auto before = Dictionary::parse(was->text);
    const auto after = Dictionary::parse(is->text);
    if (!before || !after) return refuse(where + " is no dictionary");
    if (!sameBut(*before, *after, {"Annots"}, where)) return false;
    if (!compareAnnotations(number, before->get("Annots"), after->get("Annots"))) return false;
    explained_.insert(number);
    return true;
}

/// Every old annotation in its order; what is new is the widget of a new signature field.
bool Comparison::compareAnnotations(int page, std::string_view before, std::string_view after)
{
    const auto where = "object " + std::to_string(page) + " (page): annotation ";
    const auto was = before_.resolve(before);
    const auto is = after_.resolve(after);
    const auto old = was ? elementsOf(listIn(*was)) : std::nullopt;
    const auto all = is ? elementsOf(listIn(*is)) : std::nullopt;
    if (!old || !all) return refuse(where + "list unreadable");
    auto next = old->begin();
    for (const auto annotation : *all) {
        const auto reference = referenceOf(annotation);
        if (next != old->end() && sameValue(*next, annotation)) {
            ++next;
        } else if (!reference || !newWidgets_.contains(*reference)) {
            return refuse(where + std::string(annotation.substr(0, 20)) + " added");
        }
    }
    if (next != old->end()) return refuse(where + std::string(next->substr(0, 20)) + " removed");
    return sameValue(before, after) ? explain(after, page) : true;
}

} // namespace sceau::pdf
