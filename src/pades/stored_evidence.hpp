#pragma once

#include "pdf/security_store.hpp"
#include "pki/evidence.hpp"

namespace sceau::pades {

/// What a document security store holds, as evidence: a certificate that cannot be read proves nothing and is left out.
[[nodiscard]] pki::Evidence asEvidence(pdf::SecurityStore store);

} // namespace sceau::pades
