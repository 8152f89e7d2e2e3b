#include "history_states.hpp"

#include "snapshots.hpp"

namespace sceau::snapshots {

using base::Code;
using pades::Level;
using workflow::FileState;
using workflow::HistoryState;

namespace {

workflow::HistoryRow row(int daysAgo, const std::string& name, const std::string& order, Level level, FileState state)
{
    workflow::HistoryEntry entry;
    entry.signedAt = today() - std::chrono::days{daysAgo};
    entry.file = "/home/test/Documents/Barreau/" + name;
    entry.order = order;
    entry.dossier = order.empty() ? "" : order + "-1";
    entry.level = level;
    entry.recorded = !order.empty();
    entry.sha256 = std::string(63, 'a') + std::to_string(daysAgo % 10);
    entry.size = 182'000;
    return {entry, state};
}

Signed everyState()
{
    Signed all;
    all.state.read = true;
    all.state.stampable = true;
    all.rows = {row(1, "dossier-TEST-425512.pdf", "TEST-425512", Level::basic, FileState::present),
                row(2, "dossier-TEST-425498-contresigne.pdf", "TEST-425498", Level::timestamped, FileState::present),
                row(3, "dossier-TEST-425498-B-LTA.pdf", "TEST-425498", Level::archival, FileState::present),
                row(44, "dossier-TEST-418870.pdf", "TEST-418870", Level::basic, FileState::missing),
                row(405, "renouvellement_2025.pdf", "", Level::basic, FileState::changed),
                row(736, "dossier-TEST-301144.pdf", "TEST-301144", Level::basic, FileState::unreadable),
                row(1098, "dossier-TEST-218003.pdf", "TEST-218003", Level::basic, FileState::unknown)};
    all.rows[SignedRow::unrecorded].entry.recorded = false;
    return all;
}

template <class Change> Signed with(Change change)
{
    auto all = everyState();
    change(all.state);
    return all;
}

} // namespace

const Signed& nothingSigned()
{
    static const auto made = [] {
        Signed none;
        none.state.read = true;
        return none;
    }();
    return made;
}

const Signed& signedFiles()
{
    static const auto made = everyState();
    return made;
}

const Signed& raising()
{
    static const auto made = with([](auto& state) {
        state.busy = state.cancellable = true;
        state.stage = "stage.timestamp";
    });
    return made;
}

const Signed& raised()
{
    static const auto made = with([](auto& state) {
        state.ended = HistoryState::Done::raised;
        state.made = "/home/test/Documents/Barreau/dossier-TEST-425512-B-LTA.pdf";
    });
    return made;
}

const Signed& raiseRefused()
{
    static const auto made = with([](auto& state) {
        state.stampable = false;
        state.error = base::Error{Code::timestampNowhere}.at("History");
    });
    return made;
}

const Signed& setAside()
{
    static const auto made = with([](auto& state) {
        state.unreadable = base::Error{Code::historyUnreadable}.at("History").with(
            "file", "/home/test/.local/share/sceau/history/history-unreadable-2026-11-21T090000Z.json");
    });
    return made;
}

} // namespace sceau::snapshots
