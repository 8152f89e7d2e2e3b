#include "cli/commands.hpp"
#include "cli/portal_access.hpp"
#include "cli/verify_request.hpp"
#include "portal/dossier_review.hpp"

namespace sceau::cli {
namespace {

Exit verifyDossiers(const VerifyRequest& request, Console& console)
{
    const auto at = timeOr(request.at, base::Clock().now(), console);
    if (!at) return console.fail(at.error());
    const auto portal = portalIfAny(request.portal);
    if (!portal) return console.fail(portal.error());
    const auto review = [&](review::VerifiedFile verified) { return portal::reviewDossier(std::move(verified), portal->get(), *at); };
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
