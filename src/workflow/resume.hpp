#pragma once

#include "workflow/renewal.hpp"

/// A renewal under way, kept so that closing the window or pulling the key loses nothing typed: one JSON file per order, readable by its
/// owner alone, never a PIN.
namespace sceau::workflow {

struct Resume {
    base::Instant savedAt{};
    Step step = Step::key;
    std::string order; ///< empty: a PDF that the portal gave
    KeyIdentity key;
    renewal::Contact contact;
    std::filesystem::path givenPdf;
    std::filesystem::path target; ///< where the signed file lies, when it is signed
    bool activated = false;
    bool identityAccepted = false;
    bool contactConfirmed = false;
    bool dossierRead = false;
    bool review = false;
    bool paper = false;
    bool isSigned = false;
    friend bool operator==(const Resume&, const Resume&) = default;
};

/// What is worth keeping of a snapshot; empty before a key and an order (or a given PDF) are chosen.
[[nodiscard]] std::optional<Resume> resumeOf(const Snapshot& snapshot, base::Instant now);

/// Puts the answers back; what they rest on (key, order, entry, dossier) is the caller's, and decides how far they still lead.
void resumeInto(Snapshot& snapshot, const Resume& resume);

[[nodiscard]] std::string toJson(const Resume& resume);
/// Strict: every key, of its type, nothing else. Code::resumeUnreadable with the fact "problem".
[[nodiscard]] base::Result<Resume> parseResume(std::string_view json);

} // namespace sceau::workflow
