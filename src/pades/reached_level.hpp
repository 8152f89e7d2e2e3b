#pragma once

#include "pades/level.hpp"
#include "pades/verify_signature.hpp"

namespace sceau::pades {

/// An intact document time-stamp and the evidence that the file held when it was made.
struct Archive {
    const Evidence* timestamp = nullptr;
    pki::Evidence stored;
};

/// The level that a signature of level B-B has reached by what its file holds: a time-stamp; statements on every certificate of its chain
/// and of its time-stamps' (`stored`); a document time-stamp that covers them. It says what is there, not that it is believed.
[[nodiscard]] Level reachedLevel(const Evidence& evidence, const SignatureReport& report, const std::vector<pki::Timestamp>& timestamps,
                                 const std::vector<Archive>& archives, const pki::Evidence& stored);

} // namespace sceau::pades
