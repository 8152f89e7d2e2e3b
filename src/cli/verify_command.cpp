#include "cli/commands.hpp"
#include "cli/verify_request.hpp"

namespace sceau::cli {

void addVerifyCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto request = std::make_shared<VerifyRequest>();
    auto* verifying = command(program, "verify", console,
                              {"sceauctl verify lettre-signee.pdf --trust demo/trust.pem", "sceauctl verify dossiers/ --json",
                               "sceauctl verify dossiers/ --csv dossiers.csv --resume dossiers.journal"});
    verifyOptions(*verifying, *request, console);
    verifying->callback([request, &console, &exit] {
        if (request->policy == "etsi" && !request->portal.empty()) {
            exit = console.fail(usage(console, "cli.usage.portalPolicy"));
            return;
        }
        const bool elsewhere = request->policy == "dossier"; // reached only when that program could not be started
        exit = elsewhere ? console.fail(base::Error{base::Code::programMissing}.at("verify").with("program", "sceauctl-renewal"))
                         : verifyAll(*request, {review::reviewOf}, console);
    });
}

} // namespace sceau::cli
