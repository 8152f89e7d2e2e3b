#include "base/log.hpp"
#include "workflow/renewal_state.hpp"
#include "workflow/seldom.hpp"
#include "workflow/try_levels.hpp"

namespace sceau::workflow {
namespace {

using base::Code;

} // namespace

void Renewal::State::tell()
{
    Q_EMIT renewal.changed();
}

void Renewal::State::fail(const base::Error& error)
{
    base::log(error);
    snapshot.error = error;
    if (const auto level = levelIn(error, "pin"); level && snapshot.token) snapshot.token->pin.level = *level;
    if (error.code == Code::keyRemoved || error.code == Code::keyNotFound || error.code == Code::anotherKey) search();
}

void Renewal::State::begin(const Activity& activity)
{
    ++turn;
    clearFailure();
    snapshot.busy = true;
    snapshot.stage = activity.stage;
    snapshot.done = snapshot.total = 0;
    snapshot.cancellable = activity.cancellable;
}

void Renewal::State::end()
{
    snapshot.busy = snapshot.cancellable = false;
    snapshot.stage.clear();
    snapshot.done = snapshot.total = 0;
    passage.reset();
}

void Renewal::State::giveUp()
{
    ++turn;
    background->abandon();
    end();
    keepNow();
}

/// The key has signed: what is under way ends without the authorities, and its answer counts.
void Renewal::State::settleForLess()
{
    background->abandon();
    snapshot.cancellable = false;
    tell();
}

base::Progress Renewal::State::progress()
{
    return seldom([this, letters = mailbox, mine = turn](const base::ProgressStep& step) {
        letters.post([this, mine, stage = std::string{step.stage}, done = step.done, total = step.total] {
            if (mine != turn) return;
            snapshot.stage = stage;
            snapshot.done = done;
            snapshot.total = total;
            snapshot.cancellable = snapshot.cancellable && stage != "stage.write" && stage != "stage.check" && stage != "stage.record";
            tell();
        });
    });
}

} // namespace sceau::workflow
