#include "base/whole_file.hpp"
#include "cli/commands.hpp"
#include "cli/contact_input.hpp"
#include "cli/json.hpp"
#include "cli/key_choice.hpp"
#include "cli/portal_access.hpp"
#include "workflow/renewal_steps.hpp"

#include <memory>

namespace sceau::cli {
namespace {

using base::Code;
using base::Error;

struct Options {
    KeyOptions key;
    std::string portal, order, output, contact, certificate;
    bool force = false;
};

bool renews(const renewal::Order& order, const pki::Certificate& certificate)
{
    return certificate.issuer == order.certificateIssuer && certificate.serial == order.certificateSerial;
}

/// The contract states the certificate's dates: they come from a file or from the key. No PIN, so any key that carries it will do.
base::Result<pki::Certificate> certificateFor(const renewal::Order& order, const Options& options)
{
    if (!options.certificate.empty()) {
        const auto read = pki::readCertificates(options.certificate);
        if (!read) return tl::unexpected(read.error());
        for (const auto& certificate : *read) {
            if (renews(order, certificate)) return certificate;
        }
    } else {
        token::Keys keys;
        const auto tokens = allKeys(keys, options.key.where());
        if (!tokens) return tl::unexpected(tokens.error());
        for (const auto& token : *tokens) {
            if (const auto index = workflow::certificateOf(token, order)) return token.certificates[*index].certificate;
        }
    }
    return tl::unexpected(Error{Code::anotherKey}.at("cli.dossier").with("order", order.number));
}

/// The issued bytes where there are some: they need neither key nor contact.
base::Result<portal::IssuedDossier> dossierOf(portal::Portal& portal, const renewal::Order& order, const Options& options, Console& console)
{
    if (options.contact.empty()) {
        auto issued = portal.issued(order.number);
        if (!issued) return tl::unexpected(issued.error());
        if (*issued) return std::move(**issued);
    }
    const auto contact = contactFor(portal, order, options.contact, console);
    if (!contact) return tl::unexpected(contact.error());
    const auto certificate = certificateFor(order, options);
    if (!certificate) return tl::unexpected(certificate.error());
    return workflow::issueDossier(portal, order, *certificate, *contact, base::Clock().now());
}

Exit compose(const Options& options, Console& console)
{
    const auto portal = openPortal(options.portal, console);
    if (!portal) return console.fail(portal.error());
    const auto order = (*portal)->order(options.order);
    if (!order) return console.fail(order.error());
    const auto existing = options.force ? base::WholeFile::Existing::replace : base::WholeFile::Existing::refuse;
    auto target = base::WholeFile::beside(options.output, existing); // refused before a dossier is issued for nothing
    if (!target) return console.fail(target.error());
    const auto dossier = dossierOf(**portal, *order, options, console);
    if (!dossier) return console.fail(dossier.error());
    const auto written = target->write(dossier->pdf).and_then([&] { return target->commit(); });
    if (!written) return console.fail(written.error());
    console.say("cli.said.composed", {{"file", options.output}, {"dossier", dossier->id}});
    if (console.json) {
        console.emit(lineOf({{"order", options.order}, {"dossier", dossier->id}, {"output", options.output}, {"sha256", dossier->sha256}}));
    }
    return Exit::done;
}

} // namespace

void addDossierCommands(CLI::App& program, Console& console, Exit& exit)
{
    auto* family = command(program, "dossier", console);
    family->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    auto* composing =
        command(*family, "compose", console, {"sceauctl dossier compose --order 425490 -o dossier.pdf --portal demo/portal.db"});
    option(*composing, "--order", options->order, console)->required();
    option(*composing, "-o,--output", options->output, console)->required();
    option(*composing, "--contact", options->contact, console);
    option(*composing, "--certificate", options->certificate, console);
    portalOption(*composing, options->portal, console);
    keyOptions(*composing, options->key, console);
    flag(*composing, "--force", options->force, console);
    jsonOption(*composing, console);
    composing->callback([options, &console, &exit] { exit = compose(*options, console); });
}

} // namespace sceau::cli
