#include "workflow/history_note.hpp"

#include "base/log.hpp"
#include "review/review.hpp"
#include "workflow/history_file.hpp"

#include <algorithm>

namespace sceau::workflow {

namespace fs = std::filesystem;

void noteSigned(const SigningJob& job, const SignedDossier& result)
{
    std::error_code ignored;
    const auto* own = review::ownSignature(result.report);
    HistoryEntry entry;
    entry.signedAt = job.settings->clock.now();
    entry.file = fs::absolute(job.target, ignored).lexically_normal();
    entry.order = job.order ? job.order->number : std::string{};
    entry.dossier = job.order ? job.dossierId : std::string{};
    entry.level = own ? own->reached : pades::Level::basic;
    entry.recorded = job.order && result.recorded;
    entry.sha256 = result.sha256;
    entry.size = fs::file_size(job.target, ignored);
    if (auto kept = HistoryFile{job.settings->historyFolder}.add(entry); !kept) base::log(kept.error());
}

void noteRecorded(const Settings& settings, const std::string& order, const fs::path& file)
{
    std::error_code ignored;
    const auto path = fs::absolute(file, ignored).lexically_normal();
    const auto kept = HistoryFile{settings.historyFolder}.change([&](HistoryFile::Entries& entries) {
        for (auto& each : entries)
            each.recorded = each.recorded || (each.order == order && each.file == path);
    });
    if (!kept) base::log(kept.error());
}

} // namespace sceau::workflow
