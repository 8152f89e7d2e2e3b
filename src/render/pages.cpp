#include "render/pages.hpp"

#include "base/program.hpp"
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
    constexpr std::array names{"open", "render", "text", "search"};
    return names[static_cast<std::size_t>(kind) - 1];
}

Error errorOf(Code code, const Request& request, const char* problem)
{
    auto error = Error{code}.at("sceau-render").with("request", nameOf(request.kind)).with("problem", problem);
    if (request.kind != Kind::open) error.facts.emplace("page", std::to_string(request.page + 1));
    return error;
}

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
        if (!request || (!worker && !start())) return;
        if (!loaded && request->kind != Kind::open) {
            waiting.add(std::move(*request)); // a new worker does not know the file yet
            request = Request{.kind = Kind::open, .id = ++lastId, .path = path};
        }
        current = std::move(request);
        worker->send(*current);
    }

    bool start()
    {
        const auto program = base::siblingProgram("sceau-render");
        if (!program) {
            waiting.clear();
            Q_EMIT owner.failed(program.error());
            return false;
        }
        worker = std::make_unique<Worker>(*program, limit);
        QObject::connect(worker.get(), &Worker::answered, &owner, [this](const Answer& answer) { take(answer); });
        QObject::connect(worker.get(), &Worker::died, &owner, [this] { replace(); });
        return true;
    }

    void stop()
    {
        if (worker) worker.release()->deleteLater(); // it may be the sender of the signal that is being handled
        current.reset();
        loaded = false;
    }

    void forget()
    {
        if (worker) worker->disconnect(&owner);
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
        case Kind::text:
            return Q_EMIT owner.textRead(request.page, answer.text);
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
    std::unique_ptr<Worker> worker;
    Waiting waiting;
    std::optional<Request> current; ///< what the worker is doing
    quint32 lastId = 0;
    QByteArray path;
    bool loaded = false; ///< this worker has opened the file
    qint32 known = 0;    ///< pages, 0 until the first answer
    QString wanted;      ///< words of the search under way
    std::vector<Found> found;
};

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

void Pages::text(int page)
{
    if (!state_->path.isEmpty()) state_->ask({.kind = Kind::text, .page = page});
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
