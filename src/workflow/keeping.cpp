#include "base/log.hpp"
#include "workflow/renewal_state.hpp"
#include "workflow/resume_folder.hpp"

namespace sceau::workflow {
namespace {

/// Nothing is worth keeping before the PIN was proven, and nothing typed.
std::optional<Resume> worthKeeping(const Snapshot& snapshot, base::Instant now)
{
    if (snapshot.step == Step::key && !snapshot.activated) return {};
    return resumeOf(snapshot, now);
}

bool save(const ResumeFolder& folder, const Resume& resume)
{
    auto saved = folder.save(resume);
    if (!saved) base::log(saved.error());
    return saved.has_value();
}

} // namespace

void Renewal::State::keep()
{
    ++revision;
    keeping.start();
}

void Renewal::State::keepNow()
{
    keeping.stop();
    const auto resume = worthKeeping(snapshot, settings->clock.now());
    if (!resume) return;
    background->post([this, letters = mailbox, own = settings, resume = *resume, now = ++revision](Workbench&, const std::stop_token&) {
        if (!save(ResumeFolder{own->resumeFolder}, resume)) return;
        letters.post([this, now] { keptRevision = std::max(keptRevision, now); });
    });
}

void Renewal::State::keepAtEnd()
{
    const ResumeFolder folder{settings->resumeFolder};
    if (forgotten) folder.remove(*forgotten);
    if (keptRevision == revision) return;
    if (const auto resume = worthKeeping(snapshot, settings->clock.now())) save(folder, *resume);
}

void Renewal::State::forget()
{
    keeping.stop();
    keptRevision = ++revision;
    forgotten = resumeOf(snapshot, settings->clock.now());
    if (!forgotten) return;
    background->post([this, letters = mailbox, own = settings, resume = *forgotten](Workbench&, const std::stop_token&) {
        ResumeFolder{own->resumeFolder}.remove(resume);
        letters.post([this] { forgotten.reset(); });
    });
}

} // namespace sceau::workflow
