#pragma once

#include "workflow/history.hpp"

/// Hand-made lists of signed files.
namespace sceau::snapshots {

struct Signed {
    std::vector<workflow::HistoryRow> rows;
    workflow::HistoryState state;
};

[[nodiscard]] const Signed& nothingSigned();
/// A file in every state.
[[nodiscard]] const Signed& signedFiles();
struct SignedRow {
    enum : int { present, unrecorded, archived, missing, changed, unreadable, unlooked };
};

[[nodiscard]] const Signed& raising();
[[nodiscard]] const Signed& raised();
[[nodiscard]] const Signed& raiseRefused();
[[nodiscard]] const Signed& setAside();

} // namespace sceau::snapshots
