#pragma once

#include "portal/portal.hpp"
#include "workflow/scratch.hpp"

namespace sceau::workflow {

/// A dossier as it is shown and signed: its bytes, and a temporary file of them for the viewer.
struct DossierFile {
    portal::IssuedDossier issued;
    std::filesystem::path file;
    std::uint64_t pages = 0;
};

/// Codes: those of pdf::inspect and of writing.
[[nodiscard]] base::Result<DossierFile> show(portal::IssuedDossier issued, Scratch& scratch);

/// A PDF that the portal gave, as if it were issued: named after its file.
[[nodiscard]] portal::IssuedDossier givenDossier(const std::filesystem::path& pdf, base::Bytes bytes);

/// The PDF that the portal gave to the lawyer, copied once: what is shown is what is signed, whatever becomes of that file.
/// Codes: those of reading, pdf::inspect and pdf::canTakeSignature.
[[nodiscard]] base::Result<DossierFile> takeGivenPdf(const std::filesystem::path& pdf, Scratch& scratch);

/// A copy elsewhere, whole or not at all. Codes: targetIsInput, targetExists, those of reading and writing.
[[nodiscard]] base::Status copyDossier(const std::filesystem::path& source, const std::filesystem::path& target, bool force);

} // namespace sceau::workflow
