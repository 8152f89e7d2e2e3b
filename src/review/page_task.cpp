#include "review/page_task.hpp"

#include <algorithm>

namespace sceau::review {
namespace {

constexpr std::size_t mostSignatures = 3;

/// The pages to show of one signature: where it shows, and once the first.
std::vector<std::uint64_t> pagesOf(const SignedView& view, bool first)
{
    std::vector<std::uint64_t> pages;
    if (first) pages.push_back(1);
    if (view.page > 0 && !(first && view.page == 1)) pages.push_back(view.page);
    return pages;
}

} // namespace

PageTask::PageTask(VerifiedFile verified, bool pictures) : verified_(std::move(verified))
{
    askForText();
    if (pictures) askForPictures();
}

void PageTask::askForText()
{
    auto& look = verified_.look;
    if (!look.plain) return;
    requests_.push_back({verified_.report.file, look.plain->end, std::move(look.plain->update), true, {}});
    look.plain.reset();
    look.text.emplace(); // until it is read
}

void PageTask::askForPictures()
{
    const auto& views = verified_.look.views;
    for (std::size_t i = 0; i < std::min(mostSignatures, views.size()); ++i) {
        auto pages = pagesOf(views[i], i == 0);
        if (pages.empty()) continue;
        requests_.push_back({verified_.report.file, views[i].end, {}, false, std::move(pages)});
        views_.push_back(views[i]);
    }
}

const PageRequest* PageTask::next() const
{
    return requests_.empty() ? nullptr : &requests_.front();
}

void PageTask::take(const PageAnswer& answer)
{
    const auto asked = std::move(requests_.front());
    requests_.pop_front();
    if (!asked.text) return keepPictures(answer, asked.pages);
    if (answer.wholeText && answer.text.size() <= longestText) verified_.look.text = signedTextIn(answer.text);
}

void PageTask::keepPictures(const PageAnswer& answer, const std::vector<std::uint64_t>& pages)
{
    const auto view = std::move(views_.front());
    views_.pop_front();
    for (std::size_t i = 0; i < std::min(pages.size(), answer.pictures.size()); ++i) {
        if (answer.pictures[i].empty()) continue;
        verified_.pictures.push_back({static_cast<int>(pages[i]), pages[i] == view.page ? view.field : std::string(), answer.pictures[i]});
    }
}

void PageTask::giveUp()
{
    requests_.clear();
}

VerifiedFile PageTask::finish() &&
{
    return std::move(verified_);
}

} // namespace sceau::review
