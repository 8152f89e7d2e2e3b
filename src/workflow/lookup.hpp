#pragma once

#include "workflow/background.hpp"
#include "workflow/dossier_file.hpp"
#include "workflow/resume.hpp"

/// What the portal and the resume folder know about a key.
namespace sceau::workflow {

struct Question {
    token::Token token;
    std::string order; ///< the one that a person chose; empty: any
    base::Instant now{};
};

struct Answer {
    std::optional<base::Error> error; ///< why there is no order to go on with; the rest is what is known all the same
    std::optional<std::size_t> certificate;
    std::optional<renewal::PortalKind> portal;
    std::vector<renewal::Order> orders;
    std::optional<renewal::Order> order; ///< also one that is closed
    std::optional<renewal::DirectoryEntry> entry;
    std::optional<renewal::Eligibility> beforeLogin;
    std::optional<renewal::Eligibility> afterLogin; ///< of a renewal that is resumed after its PIN was proven
    std::optional<DossierFile> dossier;
    std::filesystem::path signedFile;
    std::optional<Resume> resume;
    std::optional<pades::FileReport> report; ///< of the file that the resumed renewal signed
};

/// The portal of `where`, opened once per thread. Codes: orderMissing where none is configured, those of Portal::open.
[[nodiscard]] base::Result<portal::Portal*> portalOn(Workbench& bench, const std::string& where);

/// Blocking: portal, files.
[[nodiscard]] Answer lookUp(Workbench& bench, const Settings& settings, const Question& question, Scratch& scratch);

/// Step 1 as this answer makes it, or the step where a resumed renewal was left, as far as its answers still stand. Pure.
void apply(Snapshot& snapshot, Answer answer);

} // namespace sceau::workflow
