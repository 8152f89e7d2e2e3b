#include "cli/commands.hpp"
#include "cli/key_choice.hpp"
#include "cli/portal_access.hpp"
#include "cli/renewal_json.hpp"
#include "cli/verdict.hpp"
#include "workflow/renewal_steps.hpp"

#include <memory>

namespace sceau::cli {
namespace {

struct Options {
    KeyOptions key;
    std::string certificate, at, portal;
};

/// What the question is about: a certificate and whether its key is there.
struct Subject {
    pki::Certificate certificate;
    pki::HasKey hasKey = pki::HasKey::unknown;
};

base::Result<Subject> fromFile(const std::string& file)
{
    auto read = pki::readCertificates(file);
    if (!read) return tl::unexpected(read.error());
    if (read->empty()) return tl::unexpected(base::Error{base::Code::certificateUnreadable}.at("cli.eligibility").with("file", file));
    return Subject{std::move(read->front()), pki::HasKey::unknown};
}

base::Result<Subject> fromKey(const KeyOptions& options, const portal::Portal* portal, base::Instant now, Console& console)
{
    token::Keys keys;
    const auto token = oneKey(keys, options.where(), console);
    if (!token) return tl::unexpected(token.error());
    const auto index = workflow::certificateToRenew(*token, portal, now);
    if (!index) return tl::unexpected(index.error());
    const auto& item = token->certificates[*index];
    return Subject{item.certificate, item.hasKey};
}

base::Result<renewal::Eligibility> decide(const Subject& subject, const portal::Portal* portal, base::Instant now)
{
    std::vector<renewal::Order> orders;
    if (portal) {
        auto found = portal->ordersFor(subject.certificate.issuer, subject.certificate.serial);
        if (!found) return tl::unexpected(found.error());
        orders = std::move(*found);
    }
    const auto* order = orders.empty() ? nullptr : &orders.front();
    const auto known = workflow::circumstances(portal, order, subject.certificate, subject.hasKey, now);
    if (!known) return tl::unexpected(known.error());
    return renewal::decide(*known);
}

Exit eligibility(const Options& options, Console& console)
{
    const auto now = timeOr(options.at, base::Clock().now(), console);
    if (!now) return console.fail(now.error());
    const auto portal = portalIfAny(options.portal);
    if (!portal) return console.fail(portal.error());
    const auto subject = options.certificate.empty() ? fromKey(options.key, portal->get(), *now, console) : fromFile(options.certificate);
    if (!subject) return console.fail(subject.error());
    const auto decided = decide(*subject, portal->get(), *now);
    if (!decided) return console.fail(decided.error());
    describe(*decided, console);
    if (console.json) console.emit(lineOf(jsonOf(*decided, console.language())));
    return decided->eligible == renewal::Eligible::yes ? Exit::done : Exit::negative;
}

} // namespace

void addEligibilityCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto options = std::make_shared<Options>();
    auto* asking = command(program, "eligibility", console,
                           {"sceauctl eligibility --portal demo/portal.db --token 'pkcs11:token=TEST%20Cle%20avocat'",
                            "sceauctl eligibility --portal demo/portal.db --certificate certificat.pem --json"});
    keyOptions(*asking, options->key, console);
    option(*asking, "--certificate", options->certificate, console);
    option(*asking, "--at", options->at, console);
    portalOption(*asking, options->portal, console);
    jsonOption(*asking, console);
    asking->callback([options, &console, &exit] { exit = eligibility(*options, console); });
}

} // namespace sceau::cli
