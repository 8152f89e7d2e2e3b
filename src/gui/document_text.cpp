#include "gui/document_text.hpp"

namespace sceau::gui {

namespace {
constexpr int mostKept = 1'000'000, mostGathered = 10'000'000; // letters
}

DocumentText::DocumentText(render::Pages& pages, QObject* parent) : QObject(parent), pages_(pages), known_(mostKept)
{
    connect(&pages_, &render::Pages::wordsRead, this, &DocumentText::take);
    connect(&pages_, &render::Pages::failed, this, &DocumentText::miss);
}

void DocumentText::forget()
{
    known_.clear();
    asked_.clear();
    gathering_.reset();
}

void DocumentText::look(int page)
{
    if (known_.contains(page) || asked_.contains(page)) return;
    asked_.insert(page);
    pages_.words(page);
}

void DocumentText::leave(int page)
{
    if (gathering_ && gathering_->page == page) return;
    asked_.remove(page);
    pages_.skipWords(page);
}

void DocumentText::take(int page, const std::vector<render::Word>& words)
{
    asked_.remove(page);
    auto* text = new PageText(words);
    if (gathering_ && gathering_->page == page) add(*text);
    known_.insert(page, text, 1 + text->length());
    Q_EMIT arrived(page);
    if (gathering_) gatherOn();
}

/// A page whose words cannot be read has none.
void DocumentText::miss(const base::Error& error)
{
    if (const auto page = render::failedPage(error, "words")) take(*page, {});
}

void DocumentText::gather(TextRange range)
{
    gathering_ = Gathering{range, range.from.page, {}};
    gatherOn();
}

void DocumentText::add(const PageText& text)
{
    auto& [range, page, all] = *gathering_;
    if (page > range.from.page) all += u'\n';
    all += text.text(range.on(page, text.length()));
    ++page;
}

void DocumentText::gatherOn()
{
    while (gathering_->page <= gathering_->range.to.page && gathering_->text.size() < mostGathered) {
        const auto* text = of(gathering_->page);
        if (!text) return look(gathering_->page);
        add(*text);
    }
    const auto done = std::exchange(gathering_, std::nullopt)->text;
    Q_EMIT gathered(done);
}

} // namespace sceau::gui
