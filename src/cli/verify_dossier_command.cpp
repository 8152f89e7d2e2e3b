#include "cli/commands.hpp"
#include "cli/portal_access.hpp"
#include "cli/verify_request.hpp"
#include "review/dossier_rule.hpp"

namespace sceau::cli {
namespace {

review::OrderFacts factsOf(const portal::Portal& portal, const renewal::Order& order)
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
base::Result<review::PortalAnswer> answerOn(const pades::FileReport& report, const portal::Portal& portal)
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

Exit verifyDossiers(const VerifyRequest& request, Console& console)
{
    const auto at = timeOr(request.at, base::Clock().now(), console);
    if (!at) return console.fail(at.error());
    const auto portal = portalIfAny(request.portal);
    if (!portal) return console.fail(portal.error());
    const auto review = [&](review::VerifiedFile verified) -> base::Result<review::FileReview> {
        if (!*portal) return review::reviewDossier(std::move(verified), {}, *at);
        const auto answer = answerOn(verified.report, **portal);
        if (!answer) return tl::unexpected(answer.error());
        return review::reviewDossier(std::move(verified), *answer, *at);
    };
    return verifyAll(request, {review, true}, console);
}

} // namespace

void addDossierVerifyCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto request = std::make_shared<VerifyRequest>();
    auto* verifying = command(program, "verify", console);
    verifyOptions(*verifying, *request, console);
    verifying->callback([request, &console, &exit] { exit = verifyDossiers(*request, console); });
}

} // namespace sceau::cli
