#include "pki/revocation.hpp"

#include "pki/crl.hpp"
#include "pki/ocsp.hpp"
#include "pki/openssl.hpp"

#include <algorithm>
#include <tuple>

namespace sceau::pki {

namespace {

using namespace std::chrono_literals;

constexpr auto clockTolerance = 5min;
constexpr auto longestWithoutNextUpdate = 24h; ///< how often an authority speaks at least (RGS A2 IV.9.5)

bool isNewer(const RevocationStatus& a, const RevocationStatus& b)
{
    return std::tie(a.thisUpdate, a.producedAt) > std::tie(b.thisUpdate, b.producedAt);
}

} // namespace

Statements statementsOn(const Certificate& certificate, const Certificate& issuer, const Evidence& evidence)
{
    Statements statements;
    for (const auto& der : evidence.ocsps) {
        auto found = ocspStatements(certificate, issuer, der, evidence.certificates);
        if (found) std::move(found->begin(), found->end(), std::back_inserter(statements.found));
        if (!found) statements.refused.push_back(std::move(found.error()));
    }
    for (const auto& der : evidence.crls) {
        auto found = crlStatement(certificate, issuer, der);
        if (found && *found) statements.found.push_back(std::move(**found));
        if (!found) statements.refused.push_back(std::move(found.error()));
    }
    std::stable_sort(statements.found.begin(), statements.found.end(), isNewer);
    return statements;
}

bool needsNoStatus(const Certificate& certificate)
{
    const ObjectPointer type(OBJ_txt2obj("0.4.0.194121.2.1", 1));
    const auto x509 = toX509(certificate);
    return x509 && X509_get_ext_by_OBJ(x509.get(), type.get(), -1) >= 0;
}

bool isCurrent(const RevocationStatus& status, base::Instant time)
{
    const auto until = status.nextUpdate.value_or(status.thisUpdate + longestWithoutNextUpdate);
    return status.thisUpdate <= time + clockTolerance && until >= time - clockTolerance;
}

} // namespace sceau::pki
