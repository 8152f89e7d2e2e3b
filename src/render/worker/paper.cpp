#include "render/worker/paper.hpp"

#include <QPainter>
#include <cmath>
#include <fcntl.h>
#include <poppler-qt6.h>
#include <unistd.h>

namespace sceau::render {

namespace {

constexpr double dotsPerPoint = 72;
constexpr double largestScale = 50;

/// Both apostrophes mean the same to a person who searches.
QStringList spellings(const QString& words)
{
    const QString typographic = QString(words).replace(u'\'', u'\u2019');
    const QString plain = QString(words).replace(u'\u2019', u'\'');
    return typographic == plain ? QStringList{words} : QStringList{typographic, plain};
}

Word::End endOf(const Poppler::TextBox& box)
{
    if (box.nextWord() == nullptr) return Word::End::line;
    return box.hasSpaceAfter() ? Word::End::space : Word::End::joined;
}

Word wordOf(const Poppler::TextBox& box)
{
    Word word{.text = box.text(), .end = endOf(box)};
    int drawn = 0; // Poppler counts characters, a QString the halves of those beyond U+FFFF
    for (const QChar unit : word.text) {
        word.letters.push_back(box.charBoundingBox(unit.isLowSurrogate() ? drawn - 1 : drawn));
        if (!unit.isLowSurrogate()) ++drawn;
    }
    return word;
}

} // namespace

Paper::Paper()
{
    Poppler::setDebugErrorFunction([](const QString&, const QVariant&) {}, {});
}

Paper::~Paper()
{
    document_.reset();
    if (descriptor_ >= 0) ::close(descriptor_);
}

Answer Paper::answer(const Request& request)
{
    Answer answer{.kind = request.kind, .id = request.id};
    switch (request.kind) {
    case Kind::open:
        answer.outcome = open(request.path, answer.sizes);
        break;
    case Kind::render:
    case Kind::thumbnail:
        answer.outcome = draw(request, answer.image);
        break;
    case Kind::text:
        answer.outcome = read(request, answer.text);
        break;
    case Kind::words:
        answer.outcome = tell(request, answer.words);
        break;
    case Kind::search:
        answer.outcome = search(request, answer.found);
        break;
    }
    return answer;
}

Outcome Paper::open(const QByteArray& path, std::vector<PageSize>& sizes)
{
    if (descriptor_ >= 0) return Outcome::broken; // one document a process
    descriptor_ = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) return Outcome::unreadable;
    // By its descriptor: a file name need not be UTF-8.
    auto document = Poppler::Document::load(QStringLiteral("/proc/self/fd/%1").arg(descriptor_));
    if (!document) return Outcome::broken;
    if (document->isLocked()) return Outcome::encrypted;
    if (document->numPages() < 1) return Outcome::broken;
    if (document->numPages() > mostPages) return Outcome::tooLarge;

    document->setRenderBackend(Poppler::Document::SplashBackend);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    for (int i = 0; i < document->numPages(); ++i) {
        const auto page = document->page(i);
        if (!page) return Outcome::broken;
        const auto size = page->pageSizeF();
        sizes.push_back({size.width(), size.height()});
    }
    document_ = std::move(document);
    return Outcome::done;
}

std::unique_ptr<Poppler::Page> Paper::page(int index) const
{
    if (!document_ || index < 0 || index >= document_->numPages()) return nullptr;
    return document_->page(index);
}

Outcome Paper::draw(const Request& request, QImage& image) const
{
    const auto drawn = page(request.page);
    if (!drawn) return Outcome::outOfRange;
    if (!(request.scale > 0 && request.scale <= largestScale)) return Outcome::tooLarge;
    const auto size = drawn->pageSizeF() * request.scale;
    const auto most = request.kind == Kind::thumbnail ? mostThumbnailPixels : mostPixels;
    if (!(std::ceil(size.width()) * std::ceil(size.height()) <= static_cast<double>(most))) return Outcome::tooLarge;
    const double resolution = dotsPerPoint * request.scale;
    image = drawn->renderToImage(resolution, resolution);
    return image.isNull() ? Outcome::broken : Outcome::done;
}

Outcome Paper::read(const Request& request, QString& text) const
{
    const auto read = page(request.page);
    if (!read) return Outcome::outOfRange;
    text = read->text({});
    return Outcome::done;
}

Outcome Paper::tell(const Request& request, std::vector<Word>& words) const
{
    const auto read = page(request.page);
    if (!read) return Outcome::outOfRange;
    auto left = qsizetype{mostLetters};
    for (const auto& box : read->textList()) {
        auto word = wordOf(*box);
        left -= word.text.size();
        if (left < 0) break;
        if (!word.text.isEmpty()) words.push_back(std::move(word));
    }
    return Outcome::done;
}

Outcome Paper::search(const Request& request, std::vector<Found>& found) const
{
    if (!page(request.page) || request.count < 1) return Outcome::outOfRange;
    const auto end = std::min(request.count, document_->numPages() - request.page) + request.page;
    for (auto index = request.page; index < end; ++index) {
        const auto searched = page(index);
        if (!searched) continue;
        for (const auto& words : spellings(request.words)) {
            for (const auto& where : searched->search(words, Poppler::Page::IgnoreCase | Poppler::Page::IgnoreDiacritics)) {
                found.push_back({index, where});
            }
        }
    }
    return Outcome::done;
}

} // namespace sceau::render
