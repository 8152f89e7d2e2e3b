#pragma once

#include "base/clock.hpp"
#include "pades/level.hpp"

#include <filesystem>
#include <vector>

namespace sceau::workflow {

/// A file that was signed on this computer, and no more about it than finding it again takes: nobody's name, no contact detail.
struct HistoryEntry {
    base::Instant signedAt{};
    std::filesystem::path file; ///< where it was seen last
    std::string order;          ///< empty: a PDF that the portal gave
    std::string dossier;        ///< its version's number; empty where there is none
    pades::Level level = pades::Level::basic;
    bool recorded = false; ///< the portal knows of the signature; false where there is no order
    std::string sha256;    ///< of the file as it was signed, lower-case hexadecimal; no two entries share it
    std::uint64_t size = 0;
    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

constexpr std::size_t mostEntries = 5000; ///< the oldest make way

[[nodiscard]] std::string toJson(const std::vector<HistoryEntry>& entries);
/// Strict: every key, of its type and form, nothing else. Code::historyUnreadable with the fact "problem".
[[nodiscard]] base::Result<std::vector<HistoryEntry>> parseHistory(std::string_view json);

/// A table (RFC 4180) with a line for each entry and a first line of names. A cell that a spreadsheet would take for a formula begins
/// with an apostrophe.
[[nodiscard]] std::string toCsv(const std::vector<HistoryEntry>& entries);

} // namespace sceau::workflow
