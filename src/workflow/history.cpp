#include "workflow/history.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "workflow/dossier_file.hpp"
#include "workflow/history_raise.hpp"
#include "workflow/seldom.hpp"

#include <algorithm>
#include <array>

namespace sceau::workflow {

using base::Code;
using base::Error;
using pades::Level;
namespace fs = std::filesystem;

namespace {

constexpr std::array allLevels{Level::basic, Level::timestamped, Level::longTerm, Level::archival};

/// What a line of the list says of its file, when another file is offered for it.
base::Status isFileOf(const HistoryEntry& entry, const fs::path& file, const std::stop_token& stop)
{
    const auto digest = sha256Of(file, stop);
    if (!digest) return tl::unexpected(digest.error());
    if (*digest != entry.sha256) return base::fail(Code::historyOtherFile, "find");
    return {};
}

void newestFirst(std::vector<HistoryEntry>& entries)
{
    std::reverse(entries.begin(), entries.end());
    std::stable_sort(entries.begin(), entries.end(), [](const auto& one, const auto& other) { return one.signedAt > other.signedAt; });
}

} // namespace

std::vector<Level> levelsAbove(Level level)
{
    std::vector<Level> above;
    std::copy_if(allLevels.begin(), allLevels.end(), std::back_inserter(above), [level](Level each) { return each > level; });
    return above;
}

fs::path raisedName(const fs::path& file, Level level)
{
    auto stem = file.stem().string();
    for (const auto each : allLevels) {
        const auto ending = '-' + pades::name(each);
        if (stem.size() > ending.size() && stem.ends_with(ending)) stem.erase(stem.size() - ending.size());
    }
    return file.parent_path() / (stem + '-' + pades::name(level) + ".pdf");
}

History::History(HistorySettings settings, QObject* parent)
    : QObject(parent), settings_(std::make_shared<const HistorySettings>(std::move(settings)))
{
    state_.stampable = !settings_->services.timestamps.empty();
}

History::~History()
{
    letters_.close();
    looking_.request_stop();
    acting_.request_stop();
}

const HistoryEntry* History::entryOf(const std::string& sha256) const
{
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.entry.sha256 == sha256; });
    return found == rows_.end() ? nullptr : &found->entry;
}

void History::fail(const Error& error)
{
    base::log(error);
    state_.error = error;
    Q_EMIT changed();
}

void History::stopLooking()
{
    ++looks_;
    state_.looking = false;
    looking_.request_stop();
    looking_ = {};
}

void History::dismiss()
{
    if (state_.busy) return;
    state_.error.reset();
    state_.ended = HistoryState::Done::nothing;
    Q_EMIT changed();
}

void History::look()
{
    if (state_.busy) return;
    stopLooking();
    state_.looking = true;
    if (!background_) background_ = std::make_unique<Background>();
    const auto mine = [this, now = looks_](auto then) {
        return [this, now, then = std::move(then)] {
            if (now == looks_) then();
        };
    };
    background_->post([this, mine, letters = letters_, own = settings_, states = states_,
                       stop = looking_.get_token()](Workbench&, const std::stop_token& closing) {
        const HistoryFile file{own->folder};
        auto entries = file.read();
        if (entries) newestFirst(*entries);
        letters.post(mine([this, entries, aside = file.setAside()] { take(entries, aside); }));
        std::vector<std::pair<std::size_t, FileState>> found;
        for (std::size_t i = 0; entries && i < entries->size(); ++i) {
            if (stop.stop_requested() || closing.stop_requested()) return;
            constexpr std::size_t batch = 32;
            found.emplace_back(i, states->of((*entries)[i], stop));
            if (found.size() < batch && i + 1 < entries->size()) continue;
            letters.post(mine([this, now = std::exchange(found, {})] { takeStates(now); }));
        }
    });
}

void History::take(base::Result<HistoryFile::Entries> entries, const fs::path& setAside)
{
    state_.looking = entries && !entries->empty();
    state_.unreadable.reset();
    if (!setAside.empty()) state_.unreadable = Error{Code::historyUnreadable}.at("History").with("file", setAside.string());
    if (!entries) return fail(entries.error());
    std::map<std::pair<std::string, fs::path>, FileState> before; // stays until it was looked at again
    for (const auto& row : rows_)
        before[{row.entry.sha256, row.entry.file}] = row.state;
    rows_.clear();
    for (auto& each : *entries) {
        const auto state = before[{each.sha256, each.file}];
        rows_.push_back({std::move(each), state});
    }
    state_.read = true;
    Q_EMIT listed();
    Q_EMIT changed();
}

void History::takeStates(const std::vector<std::pair<std::size_t, FileState>>& states)
{
    std::vector<std::size_t> places;
    for (const auto& [place, found] : states) {
        rows_[place].state = found;
        places.push_back(place);
    }
    state_.looking = places.back() + 1 < rows_.size();
    Q_EMIT looked(places);
    Q_EMIT changed();
}

void History::run(Activity activity, Work work)
{
    stopLooking();
    state_.busy = true;
    state_.stage = activity.stage;
    state_.done = state_.total = 0;
    state_.cancellable = activity.cancellable;
    state_.error.reset();
    state_.ended = HistoryState::Done::nothing;
    acting_ = {};
    if (!background_) background_ = std::make_unique<Background>();
    background_->post(
        [this, activity, letters = letters_, source = acting_, work = std::move(work)](Workbench&, const std::stop_token& closing) mutable {
            const std::stop_callback chained(closing, [&source] { source.request_stop(); });
            letters.post([this, activity, status = work(source.get_token())] { ended(activity, status); });
        });
    Q_EMIT changed();
}

/// What a person cancelled is no failure.
void History::ended(const Activity& activity, const base::Status& status)
{
    state_.busy = state_.cancellable = false;
    state_.stage.clear();
    if (status) {
        state_.ended = activity.end;
        state_.made = activity.made;
    } else if (status.error().code != Code::cancelled) {
        fail(status.error());
    }
    look();
    Q_EMIT changed();
}

base::Progress History::progress()
{
    return seldom([this, letters = letters_](const base::ProgressStep& step) {
        letters.post([this, stage = std::string{step.stage}, done = step.done, total = step.total] {
            if (!state_.busy) return;
            state_.stage = stage;
            state_.done = done;
            state_.total = total;
            Q_EMIT changed();
        });
    });
}

void History::raise(const std::string& sha256, Level level, const fs::path& target, bool force)
{
    const auto* entry = entryOf(sha256);
    if (state_.busy || entry == nullptr) return;
    state_.ended = HistoryState::Done::nothing;
    if (!state_.stampable) return fail(Error{Code::timestampNowhere}.at("History"));
    const Raise wanted{*entry, level, target, force};
    run({"stage.read", true, HistoryState::Done::raised, target},
        [wanted, own = settings_, states = states_, progress = progress()](const std::stop_token& stop) {
            return workflow::raise(wanted, *own, *states, stop, progress);
        });
}

void History::copy(const std::string& sha256, const fs::path& target, bool force)
{
    const auto* entry = entryOf(sha256);
    if (state_.busy || entry == nullptr) return;
    run({"stage.copy", false, HistoryState::Done::copied, target},
        [source = entry->file, target, force](const std::stop_token&) { return copyDossier(source, target, force); });
}

void History::find(const std::string& sha256, const fs::path& file)
{
    const auto* entry = entryOf(sha256);
    if (state_.busy || entry == nullptr) return;
    run({.stage = "stage.read", .cancellable = true}, [known = *entry, file, own = settings_](const std::stop_token& stop) {
        if (auto fits = isFileOf(known, file, stop); !fits) return fits;
        return HistoryFile{own->folder}.change([&](HistoryFile::Entries& entries) {
            for (auto& each : entries) {
                if (each.sha256 == known.sha256) each.file = file;
            }
        });
    });
}

void History::forget(const std::string& sha256)
{
    if (state_.busy || entryOf(sha256) == nullptr) return;
    run({.stage = "stage.write"}, [sha256, own = settings_](const std::stop_token&) {
        return HistoryFile{own->folder}.change(
            [&](HistoryFile::Entries& entries) { std::erase_if(entries, [&](const auto& each) { return each.sha256 == sha256; }); });
    });
}

void History::writeTable(const fs::path& target, bool force)
{
    if (state_.busy) return;
    HistoryFile::Entries entries;
    for (const auto& row : rows_)
        entries.push_back(row.entry);
    run({"stage.write", false, HistoryState::Done::exported, target}, [entries, target, force](const std::stop_token&) {
        const auto table = toCsv(entries);
        return base::writeFile(target, base::bytesOf(table),
                               force ? base::WholeFile::Existing::replace : base::WholeFile::Existing::refuse);
    });
}

void History::cancel()
{
    if (!state_.cancellable) return;
    acting_.request_stop();
    state_.cancellable = false;
    Q_EMIT changed();
}

} // namespace sceau::workflow
