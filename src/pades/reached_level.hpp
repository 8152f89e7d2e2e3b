#pragma once

#include "pades/verify_signature.hpp"

#include <span>

namespace sceau::pades {

/// An intact document time-stamp and the evidence that the file held when it was made.
struct Archive {
    const Evidence* timestamp = nullptr;
    pki::Evidence stored;
};

/// The level that a signature has reached by what its file holds: a time-stamp over the right bytes (`timestamps`, of its own, or an
/// archive's); statements that lead the signer and those who date it to an anchor (`stored`), the signer's made after the signature was
/// dated; a document time-stamp that covers all these. It says what is there, not that it is believed.
[[nodiscard]] Level reachedLevel(const Evidence& signature, const std::vector<pki::Timestamp>& timestamps,
                                 const std::vector<Archive>& archives, const pki::Evidence& stored,
                                 std::span<const pki::Certificate> anchors);

} // namespace sceau::pades
