#include "portal/dossier_review.hpp"

namespace sceau::portal {
namespace {

review::OrderFacts factsOf(const Portal& portal, const renewal::Order& order)
{
    review::OrderFacts facts;
    facts.order = order;
    if (auto entry = portal.entry(order.cnbf)) facts.entry = std::move(*entry);
    if (const auto earlier = portal.earlierRenewals(order.certificateIssuer, order.certificateSerial)) facts.earlierRenewals = *earlier;
    const auto issued = portal.issued(order.number);
    if (!issued) {
        facts.problem = issued.error();
    } else if (*issued) {
        facts.issued = review::IssuedFacts{(*issued)->id, (*issued)->version, (*issued)->pdf.size(), (*issued)->sha256};
    }
    return facts;
}

/// Every order for the certificate that signed.
base::Result<review::PortalAnswer> answerOn(const pades::FileReport& report, const Portal& portal)
{
    review::PortalAnswer answer;
    answer.kind = portal.kind();
    const auto* signer = review::signerOf(report);
    if (!signer) return answer;
    const auto orders = portal.ordersFor(signer->issuer, signer->serial);
    if (!orders) return tl::unexpected(orders.error());
    for (const auto& order : *orders)
        answer.orders.push_back(factsOf(portal, order));
    return answer;
}

} // namespace

base::Result<review::FileReview> reviewDossier(review::VerifiedFile verified, const Portal* portal, base::Instant now,
                                               const renewal::Limits& limits)
{
    if (!portal) return review::reviewDossier(std::move(verified), {}, now, limits);
    const auto answer = answerOn(verified.report, *portal);
    if (!answer) return tl::unexpected(answer.error());
    return review::reviewDossier(std::move(verified), *answer, now, limits);
}

} // namespace sceau::portal
