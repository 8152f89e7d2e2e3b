#include "token/watch.hpp"

#include "base/log.hpp"
#include "token/errors.hpp"
#include "token/service_arrival.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <winscard.h>

namespace sceau::token {

namespace {

constexpr const char* readerNews = "\\\\?PnP?\\Notification"; ///< a reader comes or goes
constexpr std::size_t namesLimit = 65'536;
constexpr std::chrono::seconds firstRetry{1}, lastRetry{64}; ///< while a socket stands there and nobody listens
constexpr DWORD settling = 1'000;                            ///< milliseconds after a change
constexpr std::chrono::milliseconds cancelAgain{20};

/// A connection to the PC/SC service.
class Context {
public:
    static base::Result<Context> establish()
    {
        SCARDCONTEXT handle = 0;
        const auto result = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &handle);
        if (result != SCARD_S_SUCCESS) return tl::unexpected(pcscError(result, "SCardEstablishContext"));
        return Context(handle);
    }
    Context(Context&& other) noexcept : handle_(std::exchange(other.handle_, 0)) {}
    Context& operator=(Context&&) = delete;
    ~Context()
    {
        if (handle_) SCardReleaseContext(handle_);
    }
    [[nodiscard]] SCARDCONTEXT handle() const { return handle_; }

    /// Names of the readers; none is not an error.
    [[nodiscard]] base::Result<std::vector<std::string>> readers() const
    {
        DWORD size = namesLimit;
        std::string all(size, '\0');
        const auto result = SCardListReaders(handle_, nullptr, all.data(), &size);
        std::vector<std::string> names;
        if (result == SCARD_E_NO_READERS_AVAILABLE) return names;
        if (result != SCARD_S_SUCCESS) return tl::unexpected(pcscError(result, "SCardListReaders"));
        for (const char* name = all.c_str(); *name != '\0'; name += names.back().size() + 1)
            names.emplace_back(name);
        return names;
    }

private:
    explicit Context(SCARDCONTEXT handle) : handle_(handle) {}
    SCARDCONTEXT handle_;
};

struct Followed {
    std::string name;
    SCARD_READERSTATE state{};
    [[nodiscard]] bool seen() const { return state.dwCurrentState != SCARD_STATE_UNAWARE; }
};

/// The readers of now, each with what was last known of it.
std::vector<Followed> merged(const std::vector<std::string>& names, const std::vector<Followed>& before)
{
    std::vector<Followed> now;
    for (const auto& name : names) {
        const auto known = std::find_if(before.begin(), before.end(), [&name](const Followed& one) { return one.name == name; });
        now.push_back(known == before.end() ? Followed{name, {}} : *known);
    }
    return now;
}

Readers plain(const std::vector<Followed>& followed)
{
    Readers readers{true, {}};
    for (const auto& one : followed) {
        const auto state = one.state.dwEventState;
        const auto length = std::min<std::size_t>(one.state.cbAtr, sizeof one.state.rgbAtr);
        const bool occupied = (state & SCARD_STATE_PRESENT) != 0;
        readers.readers.push_back({one.name, occupied, (state & SCARD_STATE_MUTE) != 0,
                                   occupied ? base::Bytes(one.state.rgbAtr, one.state.rgbAtr + length) : base::Bytes{}});
    }
    return readers;
}

/// Waits for a change of any of them, or of their number, at most `timeout` milliseconds.
LONG await(const Context& context, std::vector<Followed>& followed, DWORD timeout)
{
    std::vector<SCARD_READERSTATE> states;
    for (auto& one : followed) {
        one.state.szReader = one.name.c_str();
        states.push_back(one.state);
    }
    SCARD_READERSTATE news{};
    news.szReader = readerNews;
    states.push_back(news);
    const auto result = SCardGetStatusChange(context.handle(), timeout, states.data(), states.size());
    for (std::size_t i = 0; result == SCARD_S_SUCCESS && i < followed.size(); ++i) {
        followed[i].state = states[i];
        followed[i].state.dwCurrentState = states[i].dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    }
    return result;
}

} // namespace

class Watch::Worker {
public:
    explicit Worker(std::function<void(const Readers&)> changed) : changed_(std::move(changed)), thread_([this] { run(); }) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// SCardCancel reaches only a wait that has begun, hence the repetition.
    ~Worker()
    {
        std::unique_lock lock(mutex_);
        stopping_ = true;
        arrival_.end();
        while (!finished_) {
            if (context_) SCardCancel(*context_);
            news_.wait_for(lock, cancelAgain, [this] { return finished_; });
        }
    }

private:
    void run()
    {
        arrival_.watch(); // before the service is asked for: what comes in between is not missed
        for (auto patience = firstRetry; !stopping(); patience = std::min(2 * patience, lastRetry)) {
            if (follow()) patience = firstRetry;
            if (stopping()) break;
            report({});
            arrival_.wait(patience);
        }
        const std::lock_guard lock(mutex_);
        finished_ = true;
        news_.notify_all();
    }

    /// Until the service goes away or the watch ends; whether it was there.
    bool follow()
    {
        const auto context = Context::establish();
        if (!context) return false;
        publish(context->handle());
        std::vector<Followed> followed;
        // A reader that comes after they were listed and before the wait begins is not told: readers often come in pairs.
        bool settled = false;
        for (;;) {
            const auto names = context->readers();
            if (!names) break;
            followed = merged(*names, followed);
            if (std::all_of(followed.begin(), followed.end(), [](const Followed& one) { return one.seen(); })) report(plain(followed));
            if (stopping()) break;
            const auto result = await(*context, followed, settled ? INFINITE : settling);
            settled = result == SCARD_E_TIMEOUT;
            const bool goesOn = result == SCARD_S_SUCCESS || result == SCARD_E_UNKNOWN_READER || result == SCARD_E_TIMEOUT;
            if (!goesOn) {
                if (!stopping()) base::log(pcscError(result, "SCardGetStatusChange"));
                break;
            }
        }
        publish(std::nullopt); // before the context is released
        return true;
    }

    void publish(std::optional<SCARDCONTEXT> context)
    {
        const std::lock_guard lock(mutex_);
        context_ = context;
    }

    bool stopping()
    {
        const std::lock_guard lock(mutex_);
        return stopping_;
    }

    void report(const Readers& readers)
    {
        if (last_ == readers) return;
        last_ = readers;
        changed_(readers);
    }

    std::function<void(const Readers&)> changed_;
    std::optional<Readers> last_; ///< of the thread alone
    ServiceArrival arrival_{serviceSocket()};
    std::mutex mutex_;
    std::condition_variable news_;
    std::optional<SCARDCONTEXT> context_;
    bool stopping_ = false;
    bool finished_ = false;
    std::jthread thread_; ///< last: it uses the others
};

Watch::Watch(std::function<void(const Readers&)> changed) : worker_(std::make_unique<Worker>(std::move(changed))) {}

Watch::~Watch() = default;

Readers readersNow()
{
    const auto context = Context::establish();
    if (!context) return {};
    const auto names = context->readers();
    if (!names) return {};
    auto followed = merged(*names, {});
    if (!followed.empty() && await(*context, followed, 0) != SCARD_S_SUCCESS) return {};
    return plain(followed);
}

} // namespace sceau::token
