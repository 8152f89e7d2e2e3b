#include "workflow/history_raise.hpp"

namespace sceau::workflow {
namespace {

using base::Code;

base::Status asSigned(const HistoryEntry& entry, FileStates& states, const std::stop_token& stop)
{
    switch (states.of(entry, stop)) {
    case FileState::present:
        return {};
    case FileState::changed:
        return base::fail(Code::historyFileChanged, "raise");
    case FileState::missing:
        return base::fail(Code::fileMissing, "raise");
    case FileState::unreadable:
        return base::fail(Code::fileUnreadable, "raise");
    case FileState::unknown:
        break;
    }
    return base::fail(Code::cancelled, "raise");
}

} // namespace

base::Status raise(const Raise& wanted, const HistorySettings& settings, FileStates& states, const std::stop_token& stop,
                   const base::Progress& progress)
{
    base::report(progress, {"stage.read"});
    if (auto same = asSigned(wanted.entry, states, stop); !same) return same;
    support::LevelAuthorities authorities(settings.services, settings.anchors);
    pades::AugmentOptions how;
    how.level = wanted.level;
    how.force = wanted.force;
    how.authorities = authorities.authorities();
    const auto raised = pades::augment(wanted.entry.file, wanted.target, how, stop, progress);
    if (!raised) return tl::unexpected(raised.error());
    auto digest = sha256Of(wanted.target);
    if (!digest) return tl::unexpected(digest.error());

    auto entry = wanted.entry;
    entry.file = wanted.target;
    entry.level = raised->after;
    entry.sha256 = *std::move(digest);
    entry.size = raised->size;
    return HistoryFile{settings.folder}.add(entry);
}

} // namespace sceau::workflow
