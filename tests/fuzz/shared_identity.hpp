#pragma once

#include "pki/certificate.hpp"

/// A certificate and its authority for targets that judge statements about one: those that fuzz_seeds wrote, so that the seeds'
/// signatures are right. The program ends when they are not in the folder "seeds".
namespace sceau::fuzz {

[[nodiscard]] const pki::Certificate& subject();
[[nodiscard]] const pki::Certificate& issuer();

} // namespace sceau::fuzz
