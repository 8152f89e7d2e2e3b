#include "render/pages.hpp"

#include "render/waiting.hpp"
#include "render/worker.hpp"

namespace sceau::render {

using base::Code;
using base::Error;

namespace {

constexpr qint32 pagesSearchedAtOnce = 10; ///< a page to be drawn waits no longer than that
constexpr std::size_t mostFound = 5'000;

Code codeOf(Outcome outcome)
{
    if (outcome == Outcome::unreadable) return Code::fileUnreadable;
    if (outcome == Outcome::encrypted) return Code::pdfEncrypted;
    return outcome == Outcome::outOfRange ? Code::pageOutOfRange : Code::renderFailed;
}

const char* nameOf(Kind kind)
{
    constexpr std::array names{"open", "render", "text", "search", "words", "thumbnail"};
    return names[static_cast<std::size_t>(kind) - 1];
}

Error errorOf(Code code, const Request& request, const char* problem)
{
    auto error = Error{code}.at("sceau-render").with("request", nameOf(request.kind)).with("problem", problem);
    if (request.kind != Kind::open) error.facts.emplace("page", std::to_string(request.page + 1));
    return error;
}

/// On another thread, where it may be the sender of the signal that is being handled.
struct Later {
    void operator()(Worker* worker) const { worker->deleteLater(); }
};

} // namespace

struct Pages::State {
    explicit State(Pages& pages, std::chrono::milliseconds longest) : owner(pages), limit(longest) {}

    void ask(Request request)
    {
        request.id = ++lastId;
        waiting.add(std::move(request));
        go();
    }

    void go()
    {
        if (current) return;
        auto request = waiting.next();
        if (!request) return;
        if (!worker) hire();
        if (!loaded && request->kind != Kind::open) {
            waiting.add(std::move(*request)); // a new worker does not know the file yet
            request = Request{.kind = Kind::open, .id = ++lastId, .path = path};
        }
        current = std::move(request);
        QMetaObject::invokeMethod(worker.get(), [to = worker.get(), what = *current] { to->send(what); });
    }

    void hire()
    {
        if (!thread) thread = workersThread();
        worker.reset(new Worker(limit));
        worker->moveToThread(thread.get());
        const auto present = [this, hired = ++workers](auto action) { // what a former one still says arrives late, and is nothing
            return [this, hired, action](const auto&... said) {
                if (worker && hired == workers) (this->*action)(said...);
            };
        };
        QObject::connect(worker.get(), &Worker::answered, &owner, present(&State::take));
        QObject::connect(worker.get(), &Worker::died, &owner, present(&State::replace));
        QObject::connect(worker.get(), &Worker::missing, &owner, present(&State::giveUp));
    }

    void giveUp(const Error& error)
    {
        stop();
        waiting.clear();
        Q_EMIT owner.failed(error);
    }

    void stop()
    {
        worker.reset();
        current.reset();
        loaded = false;
    }

    void forget()
    {
        stop();
        waiting.clear();
        wanted.clear();
        known = 0;
    }

    void replace()
    {
        const auto guilty = current;
        stop();
        if (guilty) fail(*guilty, Code::renderFailed, "the worker ended");
        go();
    }

    void fail(const Request& request, Code code, const char* problem)
    {
        if (request.kind == Kind::open) waiting.clear();
        Q_EMIT owner.failed(errorOf(code, request, problem));
        if (request.kind == Kind::search && request.words == wanted) searchOn(request);
    }

    void take(const Answer& answer)
    {
        if (!current || answer.id != current->id || answer.kind != current->kind) return replace();
        const auto request = *std::exchange(current, std::nullopt);
        if (answer.outcome == Outcome::done) {
            tell(request, answer);
        } else {
            fail(request, codeOf(answer.outcome), answer.outcome == Outcome::tooLarge ? "too large" : "refused");
        }
        go();
    }

    void tell(const Request& request, const Answer& answer)
    {
        switch (request.kind) {
        case Kind::open:
            return tellOpened(answer);
        case Kind::render:
            return Q_EMIT owner.rendered(request.page, request.scale, answer.image);
        case Kind::thumbnail:
            return Q_EMIT owner.thumbnailDrawn(request.page, request.scale, answer.image);
        case Kind::text:
            return Q_EMIT owner.textRead(request.page, answer.text);
        case Kind::words:
            return Q_EMIT owner.wordsRead(request.page, answer.words);
        case Kind::search:
            if (request.words != wanted) return; // another search has begun
            found.insert(found.end(), answer.found.begin(), answer.found.end());
            searchOn(request);
        }
    }

    void tellOpened(const Answer& answer)
    {
        loaded = true;
        const bool first = known == 0;
        known = static_cast<qint32>(answer.sizes.size());
        if (first) Q_EMIT owner.opened(answer.sizes);
    }

    void searchOn(const Request& done)
    {
        const auto page = done.page + done.count;
        if (page < known && found.size() < mostFound) return searchFrom(page);
        Q_EMIT owner.searched(wanted, std::exchange(found, {}));
    }

    void searchFrom(qint32 page) { ask({.kind = Kind::search, .page = page, .count = pagesSearchedAtOnce, .words = wanted}); }

    Pages& owner;
    std::chrono::milliseconds limit;
    std::shared_ptr<QThread> thread;
    std::unique_ptr<Worker, Later> worker;
    unsigned workers = 0; ///< that were ever hired
    Waiting waiting;
    std::optional<Request> current; ///< what the worker is doing
    quint32 lastId = 0;
    QByteArray path;
    bool loaded = false; ///< this worker has opened the file
    qint32 known = 0;    ///< pages, 0 until the first answer
    QString wanted;      ///< words of the search under way
    std::vector<Found> found;
};

std::optional<int> failedPage(const Error& error, std::string_view request)
{
    const auto kind = error.facts.find("request");
    const auto page = error.facts.find("page");
    if (kind == error.facts.end() || kind->second != request || page == error.facts.end()) return std::nullopt;
    return std::stoi(page->second) - 1;
}

Pages::Pages(QObject* parent) : Pages(std::chrono::seconds(10), parent) {}

Pages::Pages(std::chrono::milliseconds limit, QObject* parent) : QObject(parent), state_(std::make_unique<State>(*this, limit)) {}

Pages::~Pages() = default;

void Pages::open(const std::filesystem::path& file)
{
    state_->forget();
    state_->path = QByteArray::fromStdString(file.string());
    state_->ask({.kind = Kind::open, .path = state_->path});
}

void Pages::close()
{
    state_->forget();
    state_->path.clear();
}

void Pages::render(int page, double scale)
{
    if (!state_->path.isEmpty()) state_->ask({.kind = Kind::render, .page = page, .scale = scale});
}

void Pages::thumbnail(int page, double scale)
{
    if (!state_->path.isEmpty()) state_->ask({.kind = Kind::thumbnail, .page = page, .scale = scale});
}

void Pages::text(int page)
{
    if (!state_->path.isEmpty()) state_->ask({.kind = Kind::text, .page = page});
}

void Pages::words(int page)
{
    if (!state_->path.isEmpty()) state_->ask({.kind = Kind::words, .page = page});
}

void Pages::skip(int page)
{
    state_->waiting.drop(Kind::render, page);
}

void Pages::skipThumbnail(int page)
{
    state_->waiting.drop(Kind::thumbnail, page);
}

void Pages::skipWords(int page)
{
    state_->waiting.drop(Kind::words, page);
}

void Pages::search(const QString& words)
{
    if (state_->path.isEmpty()) return;
    state_->waiting.drop(Kind::search);
    state_->found.clear();
    state_->wanted = words;
    state_->searchFrom(0);
}

} // namespace sceau::render
