#pragma once

#include "workflow/renewal.hpp"

/// Where the renewal may go from a snapshot: pure, no thread, no file.
namespace sceau::workflow {

/// The step that next() leads to; empty when this one is not complete or is the last.
/// Steps that have nothing to ask are passed over: a PDF that the portal gave has no directory entry and its contact details are settled.
[[nodiscard]] std::optional<Step> stepAfter(const Snapshot& snapshot);

/// The step that back() leads to; empty at the ends and while something runs.
[[nodiscard]] std::optional<Step> stepBefore(const Snapshot& snapshot);

/// Whether a renewal has this step at all.
[[nodiscard]] bool hasStep(const Snapshot& snapshot, Step step);

/// Whether the contact details of an issued dossier may still be corrected: not in a PDF that the portal brought, not once signed.
[[nodiscard]] bool correctable(const Snapshot& snapshot);

/// Of a renewal that is resumed: back to the first step whose answer no longer stands, never beyond the one that was left.
void stopAtFirstUnanswered(Snapshot& snapshot);

/// What one renewal is about goes (order, answers, dossier); readers, keys and the chosen key stay.
void forgetRenewal(Snapshot& snapshot);

/// Also the chosen key.
void forgetKey(Snapshot& snapshot);

[[nodiscard]] std::string name(Step step); ///< "eligibility", as in the resume file
[[nodiscard]] std::optional<Step> stepNamed(std::string_view name);

} // namespace sceau::workflow
