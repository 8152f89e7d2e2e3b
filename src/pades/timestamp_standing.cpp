#include "pades/timestamp_standing.hpp"

#include "pki/algorithm_dates.hpp"
#include "renewal/window.hpp"

namespace sceau::pades {

using base::Code;

namespace {

Standing refused(const std::string& subIndication, Code code, base::Facts facts)
{
    Standing standing;
    standing.subIndication = subIndication;
    standing.why = ReportMessage{code, std::move(facts)};
    return standing;
}

bool isReliableSince(const pki::Timestamp& timestamp, base::Instant at)
{
    const auto& signer = timestamp.signer;
    return pki::reliable({timestamp.signatureDigest, timestamp.algorithm, signer.keyType, signer.keyBits}, at)
           && pki::reliable({timestamp.digest, {}, signer.keyType, signer.keyBits}, at);
}

} // namespace

Standing standingOf(const pki::Timestamp& timestamp, const Making& making, const Grounds& grounds)
{
    const base::Facts facts{{"authority", timestamp.signer.commonName}, {"date", renewal::formatInstant(timestamp.time)}};
    if (!timestamp.usageFit) return refused("CHAIN_CONSTRAINTS_FAILURE", Code::timestampAuthorityUnfit, facts);
    if (timestamp.time > making.notAfter) return refused("TIMESTAMP_ORDER_FAILURE", Code::timestampOrder, facts);
    if (!isReliableSince(timestamp, making.notAfter)) {
        return refused("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", Code::algorithmExpired, {{"algorithm", timestamp.algorithm}});
    }
    auto byAuthority = making;
    byAuthority.byAuthority = true;
    return standingOf(timestamp.signer, timestamp.certificates, byAuthority, grounds);
}

} // namespace sceau::pades
