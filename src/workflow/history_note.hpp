#pragma once

#include "workflow/signing.hpp"

/// What a renewal tells the list of signed files. A list that cannot be written costs no signature: that is logged. Blocking.
namespace sceau::workflow {

void noteSigned(const SigningJob& job, const SignedDossier& result);

/// The portal was told later.
void noteRecorded(const Settings& settings, const std::string& order, const std::filesystem::path& file);

} // namespace sceau::workflow
