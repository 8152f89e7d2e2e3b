#include "pdf/changes.hpp"

#include "pdf/comparison.hpp"
#include "pdf/later_revision.hpp"
#include "pdf/pages.hpp"
#include "pdf/permissions.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr int mostReadings = 64; ///< of every object of the file

Findings forbidden(std::string reason)
{
    return {Change::forbidden, std::move(reason), {}, {}};
}

void add(Findings& sum, const Findings& more)
{
    sum.change = std::max(sum.change, more.change);
    sum.filled.insert(more.filled.begin(), more.filled.end());
    if (sum.visibleField.empty()) sum.visibleField = more.visibleField;
    if (sum.reason.empty()) sum.reason = more.reason;
}

std::set<int> numbersIn(const std::vector<LaterRevision>& revisions, std::size_t from, std::size_t to)
{
    std::set<int> numbers;
    for (auto i = from; i < to; ++i) {
        for (const auto& [number, location] : revisions[i].entries)
            numbers.insert(number);
    }
    return numbers;
}

base::Result<Known> knownOf(Document& document, const std::set<int>& numbers)
{
    if (auto sound = checkPageTree(document); !sound) return tl::unexpected(sound.error());
    auto mentions = Mentions::of(document, numbers);
    if (!mentions) return tl::unexpected(mentions.error());
    auto form = FormIndex::of(document);
    if (!form) return tl::unexpected(form.error());
    return Known{std::move(*mentions), std::move(*form)};
}

/// Two neighbouring revisions, and what is known of the older one.
struct Pair {
    Document before;
    Document after;
    Known known;
    std::size_t at = 0; ///< index of the older one

    void learn(const LaterRevision& later, const std::map<int, FormIndex::Field>& changedFields)
    {
        known.mentions.forget({0, 0, before.trailer().text(), 0, std::nullopt}, 0);
        known.mentions.learn({0, 0, after.trailer().text(), 0, std::nullopt}, 0);
        for (const auto& [number, location] : later.entries) {
            const auto generation = [](const Location& place) { return place.kind == Location::Kind::plain ? place.generation : 0; };
            const auto was = before.references().table.at(number);
            if (was == location) continue;
            const auto old = was.used() ? before.written({number, generation(was)}) : base::Result<Object>(Object{});
            const auto now = location.used() ? after.written({number, generation(location)}) : base::Result<Object>(Object{});
            if (old) known.mentions.forget(*old, number);
            if (now) known.mentions.learn(*now, number);
        }
        for (const auto& [number, field] : changedFields)
            known.form.learn(after, number, field);
    }
};

} // namespace

class LaterChanges::State {
public:
    State(Document& document, const Inspection& inspection) : document_(document), inspection_(inspection) {}

    Difference after(std::uint64_t signedEnd)
    {
        if (signedEnd == inspection_.size) return {Change::none, {}};
        const auto& revisions = inspection_.revisions;
        if (revisions.empty() || revisions.back().end != inspection_.size) return {Change::forbidden, "bytes after the last revision"};
        const auto found = std::find_if(revisions.begin(), revisions.end(), [&](const Revision& r) { return r.end == signedEnd; });
        if (found == revisions.end()) return {Change::forbidden, "no revision ends where the signature does"};
        if (inspection_.encrypted && !inspection_.locks.empty()) return {Change::forbidden, "encrypted names of locked fields"};
        if (auto read = readLater(); !read) return {Change::forbidden, "unreadable: " + read.error().where};
        return judge(static_cast<std::size_t>(found - revisions.begin()));
    }

private:
    base::Status readLater()
    {
        if (!later_.empty()) return {};
        auto read = laterRevisions(document_, inspection_.revisions);
        if (!read) return tl::unexpected(read.error());
        later_ = std::move(*read);
        steps_.resize(later_.size());
        return {};
    }

    /// Step by step; and where a step is forbidden, against the signed revision itself: what came after it may change again.
    Difference judge(std::size_t revision)
    {
        Findings all;
        for (auto i = revision; i < later_.size(); ++i) {
            if (!steps_[i]) steps_[i] = step(i);
            if (steps_[i]->fatal) return {Change::forbidden, steps_[i]->findings.reason};
            add(all, steps_[i]->findings);
        }
        if (all.change == Change::forbidden && revision + 1 < later_.size()) all = againstEach(revision);
        if (all.change == Change::forbidden) return {Change::forbidden, all.reason};
        auto reason = Permissions::of(inspection_, revision).forbid(all);
        if (!reason.empty()) return {Change::forbidden, std::move(reason)};
        return {std::max(all.change, Change::archival), {}};
    }

    struct Step {
        Findings findings;
        bool fatal = false; ///< of a form that readers may read differently: it hurts whoever signed before
    };

    Step step(std::size_t i)
    {
        const auto& later = later_[i];
        if (auto opened = openPair(i); !opened) return {forbidden("unreadable: " + opened.error().where), false};
        if (auto reason = misplaced(later, pair_->before, pair_->after); !reason.empty()) {
            pair_.reset();
            return {forbidden(std::move(reason)), true};
        }
        Comparison comparison(pair_->before, pair_->after, numbersIn(later_, i, i + 1), pair_->known);
        if (!comparison.harmless()) {
            pair_.reset();
            return {comparison.findings(), false};
        }
        pair_->learn(later, comparison.changedFields());
        const bool advanced = pair_->before.advance(document_, later).has_value();
        pair_->at = i + 1;
        if (!advanced) pair_.reset();
        return {comparison.findings(), false};
    }

    /// The revision and the one after it.
    base::Status openPair(std::size_t i)
    {
        if (!pair_ || pair_->at != i) {
            pair_.reset();
            if (++readings_ > mostReadings) return base::fail(base::Code::tooManyObjects, "too many changes to compare");
            auto before = document_.asOf(inspection_.revisions[i].end, Limits{});
            if (!before) return tl::unexpected(before.error());
            auto after = document_.asOf(inspection_.revisions[i].end, Limits{});
            if (!after) return tl::unexpected(after.error());
            auto known = knownOf(*before, numbersIn(later_, i, later_.size()));
            if (!known) return tl::unexpected(known.error());
            pair_.emplace(Pair{std::move(*before), std::move(*after), std::move(*known), i});
        }
        return pair_->after.advance(document_, later_[i]);
    }

    Findings againstEach(std::size_t revision)
    {
        if (++readings_ > mostReadings) return forbidden("too many changes to compare");
        const auto end = inspection_.revisions[revision].end;
        auto before = document_.asOf(end, Limits{});
        auto after = document_.asOf(end, Limits{});
        if (!before || !after) return forbidden("unreadable");
        const auto known = knownOf(*before, numbersIn(later_, revision, later_.size()));
        if (!known) return forbidden("unreadable: " + known.error().where);
        Findings all;
        for (auto i = revision; i < later_.size() && all.change != Change::forbidden; ++i) {
            if (!after->advance(document_, later_[i])) return forbidden("unreadable");
            Comparison comparison(*before, *after, numbersIn(later_, revision, i + 1), *known);
            static_cast<void>(comparison.harmless());
            add(all, comparison.findings());
        }
        return all;
    }

    Document& document_;
    const Inspection& inspection_;
    std::vector<LaterRevision> later_; ///< from each revision to the next
    std::vector<std::optional<Step>> steps_;
    std::optional<Pair> pair_;
    int readings_ = 0;
};

LaterChanges::LaterChanges(Document& document, const Inspection& inspection) : state_(std::make_unique<State>(document, inspection)) {}
LaterChanges::LaterChanges(LaterChanges&&) noexcept = default;
LaterChanges::~LaterChanges() = default;

Difference LaterChanges::after(std::uint64_t signedEnd)
{
    return state_->after(signedEnd);
}

} // namespace sceau::pdf
