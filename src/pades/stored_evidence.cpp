#include "pades/stored_evidence.hpp"

namespace sceau::pades {

pki::Evidence asEvidence(pdf::SecurityStore store)
{
    pki::Evidence evidence;
    for (const auto& der : store.certificates) {
        if (auto certificate = pki::parseCertificate(der)) evidence.certificates.push_back(std::move(*certificate));
    }
    evidence.ocsps = std::move(store.ocsps);
    evidence.crls = std::move(store.crls);
    return evidence;
}

} // namespace sceau::pades
