#pragma once

#include "gui/facts.hpp"
#include "gui/notice.hpp"
#include "gui/words.hpp"
#include "workflow/history.hpp"

namespace sceau::gui {

/// "En place", "Introuvable", …; empty before anybody looked.
[[nodiscard]] QString wordOf(const workflow::HistoryRow& row);
/// Nothing before anybody looked.
[[nodiscard]] std::optional<Mood> moodOf(const workflow::HistoryRow& row);
/// What has become of it, and what follows from that.
[[nodiscard]] Said saidOf(const workflow::HistoryRow& row);
[[nodiscard]] std::vector<Fact> factsOf(const workflow::HistoryEntry& entry);
/// "Heure certaine (B-T)".
[[nodiscard]] QString wordsOf(pades::Level level);
[[nodiscard]] QString nameOf(const workflow::HistoryEntry& entry);

/// The signature stands, but the portal was not told.
[[nodiscard]] bool awaitsPortal(const workflow::HistoryEntry& entry);

} // namespace sceau::gui
