#include "review/batch.hpp"

#include <map>
#include <numeric>

namespace sceau::review {

using base::Code;

namespace {

constexpr std::chrono::milliseconds heartbeat{200};
constexpr std::size_t farthestAhead = 1000;
constexpr std::size_t mostHeld = std::size_t{64} << 20U; ///< bytes of pictures that wait

/// One run over a list of files.
class Batch {
public:
    Batch(std::span<const std::filesystem::path> files, Pool& pool, Journal* journal, Order order, const BatchListener& listener)
        : files_(files), pool_(pool), journal_(journal), order_(order), listener_(listener)
    {
        progress_.total = files.size();
    }

    base::Status run()
    {
        while (progress_.done < files_.size()) {
            if (auto given = giveOut(); !given) return given;
            if (!listener_.tick(progress_)) return base::fail(Code::cancelled, "judgeAll");
            if (pool_.idle()) continue;
            for (auto& answer : pool_.collect(heartbeat)) {
                if (auto kept = keep(answer); !kept) return kept;
                if (auto handed = done(std::move(answer)); !handed) return handed;
            }
        }
        return {};
    }

private:
    /// Files to free processes; those that are known already need none.
    base::Status giveOut()
    {
        while (next_ < files_.size() && pool_.hasRoom() && next_ < turn_ + farthestAhead && held_ < mostHeld) {
            const auto place = next_++;
            const auto state = journal_ ? stateOf(files_[place]) : FileState{};
            auto known = journal_ ? journal_->find(files_[place], state) : std::nullopt;
            if (known) {
                ++progress_.resumed;
                auto answer = pool_.show(place, files_[place], std::move(*known));
                return answer ? done(std::move(*answer)) : base::Status();
            }
            if (journal_) states_[place] = state;
            if (auto given = pool_.give(place, files_[place]); !given) return given;
        }
        return {};
    }

    base::Status keep(const Answered& answer)
    {
        if (!journal_) return {};
        const auto state = states_.extract(answer.ticket);
        if (state.empty()) return {}; // known before
        return journal_->add(files_[answer.ticket], state.mapped(), answer.verified);
    }

    base::Status done(Answered answer)
    {
        ++progress_.done;
        if (order_ == Order::done) {
            turn_ = next_;
            return hand(std::move(answer));
        }
        held_ += weightOf(answer);
        const auto place = answer.ticket;
        waiting_.emplace(place, std::move(answer));
        while (!waiting_.empty() && waiting_.begin()->first == turn_) {
            auto first = waiting_.extract(waiting_.begin());
            ++turn_;
            held_ -= weightOf(first.mapped());
            if (auto handed = hand(std::move(first.mapped())); !handed) return handed;
        }
        return {};
    }

    static std::size_t weightOf(const Answered& answer)
    {
        return std::accumulate(answer.pictures.begin(), answer.pictures.end(), std::size_t{0},
                               [](std::size_t sum, const Picture& picture) { return sum + picture.png.size(); });
    }

    base::Status hand(Answered answer)
    {
        const auto place = answer.ticket;
        auto verified = decodeVerified(answer.verified);
        if (!verified) verified = VerifiedFile{unbelievable(place), {}};
        verified->pictures = std::move(answer.pictures);
        const auto wanted = listener_.report(place, std::move(*verified));
        if (!wanted) return tl::unexpected(wanted.error());
        if (!*wanted) return base::fail(Code::cancelled, "listener");
        return {};
    }

    /// A process that answers something else than a report may have been taken over by the file.
    [[nodiscard]] pades::FileReport unbelievable(std::size_t place) const
    {
        pades::FileReport report;
        report.file = files_[place];
        report.messages.push_back({Code::verifierCrashed, {{"reason", "answer"}}});
        return report;
    }

    std::span<const std::filesystem::path> files_;
    Pool& pool_;
    Journal* journal_;
    Order order_;
    const BatchListener& listener_;
    BatchProgress progress_;
    std::size_t next_ = 0;                    ///< to give out
    std::size_t turn_ = 0;                    ///< to hand over next, in input order
    std::map<std::size_t, FileState> states_; ///< of files that are being judged
    std::map<std::size_t, Answered> waiting_; ///< for their turn
    std::size_t held_ = 0;                    ///< bytes of pictures that wait
};

} // namespace

base::Status judgeAll(std::span<const std::filesystem::path> files, Pool& pool, Journal* journal, Order order,
                      const BatchListener& listener)
{
    return Batch(files, pool, journal, order, listener).run();
}

} // namespace sceau::review
