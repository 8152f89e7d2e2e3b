#include "cli/commands.hpp"
#include "cli/contact_input.hpp"
#include "cli/key_choice.hpp"
#include "cli/portal_access.hpp"
#include "cli/renewal_json.hpp"
#include "cli/secret_input.hpp"
#include "cli/verdict.hpp"
#include "review/review.hpp"
#include "support/level_authorities.hpp"
#include "workflow/renewal_steps.hpp"

#include <memory>

namespace sceau::cli {
namespace {

using base::Code;
using base::Error;

struct Options {
    KeyOptions key;
    std::string portal, order, output, contact, level;
    std::vector<std::string> tsa, trust;
    bool acceptIdentity = false, acceptDossier = false, acceptReview = false, force = false;
};

Error missing(const char* option)
{
    return Error{Code::acceptanceMissing}.at("cli.renew").with("option", option);
}

base::Status check(const Options& options)
{
    if (!options.acceptIdentity) return tl::unexpected(missing("--accept-identity"));
    if (!options.acceptDossier) return tl::unexpected(missing("--accept-dossier"));
    return {};
}

/// A key and which of its certificates the order renews.
struct Renewed {
    token::Token token;
    std::size_t index = 0;
    bool named = true; ///< false: another key than the one to sign with, found for the rules alone

    [[nodiscard]] const token::KeyCertificate& item() const { return token.certificates[index]; }
};

base::Result<Renewed> renewedBy(const renewal::Order& order, token::Keys& keys, const token::Where& where, Console& console)
{
    auto token = oneKey(keys, where, console);
    if (!token) return tl::unexpected(token.error());
    if (const auto index = workflow::certificateOf(*token, order)) return Renewed{std::move(*token), *index, true};
    // The order's own key may be plugged in beside it: then the rules can still say whether the order may be renewed at all.
    const auto others = token::find(keys, {token->module, {}});
    if (others) {
        for (const auto& other : others->tokens) {
            if (const auto index = workflow::certificateOf(other, order)) return Renewed{other, *index, false};
        }
    }
    return tl::unexpected(Error{Code::anotherKey}.at("cli.renew").with("order", order.number));
}

base::Result<renewal::Eligibility> decide(const portal::Portal& portal, const renewal::Order& order, const Renewed& renewed,
                                          base::Instant now)
{
    const auto known = workflow::circumstances(&portal, &order, renewed.item().certificate, renewed.item().hasKey, now);
    if (!known) return tl::unexpected(known.error());
    return renewal::decide(*known);
}

/// Told on every way out: whether, and why not.
base::Status mayGoOn(const renewal::Eligibility& eligibility, const Options& options, Console& console)
{
    if (eligibility.eligible == renewal::Eligible::yes) return {};
    describe(eligibility, console);
    if (eligibility.eligible == renewal::Eligible::no) {
        if (console.json) console.emit(lineOf({{"order", options.order}, {"eligibility", jsonOf(eligibility, console.language())}}));
        return tl::unexpected(Error{Code::notEligible}.at("cli.renew").with("order", options.order));
    }
    if (!options.acceptReview) return tl::unexpected(missing("--accept-review"));
    return {};
}

Exit report(const workflow::SignedDossier& result, const portal::IssuedDossier& dossier, const renewal::Eligibility& eligibility,
            const Options& options, Console& console)
{
    console.say("cli.said.renewed", {{"order", options.order}, {"file", options.output}});
    if (console.json) {
        console.emit(lineOf({{"order", options.order},
                             {"dossier", dossier.id},
                             {"output", options.output},
                             {"level", pades::name(result.level)},
                             {"sha256", result.sha256},
                             {"eligibility", jsonOf(eligibility, console.language())},
                             {"verification", Json::parse(review::toJson(result.report, console.language()))},
                             {"recorded", result.recorded.has_value()}}));
    }
    auto exit = result.recorded ? Exit::done : console.fail(result.recorded.error());
    if (!result.shortfall) return exit;
    console.say("cli.said.shortfall", {{"file", options.output}, {"level", pades::name(result.level)}});
    return worse(exit, console.fail(*result.shortfall));
}

/// What needs no secret is refused before one is asked for.
base::Status ready(const portal::IssuedDossier& dossier, const workflow::SigningTarget& target, const Renewed& renewed)
{
    const auto& certificate = renewed.item().certificate;
    return workflow::canSignDossier(dossier, target, certificate).and_then([&] {
        return pades::canReach(target.level, certificate, support::certificatesOf(renewed.token), target.authorities);
    });
}

Exit signAndReport(portal::Portal& portal, const renewal::Order& order, token::Keys& keys, const Renewed& renewed,
                   const renewal::Eligibility& eligibility, const Options& options, Console& console)
{
    const auto contact = contactFor(portal, order, options.contact, console);
    if (!contact) return console.fail(contact.error());
    const auto believed = anchors(options.trust);
    if (!believed) return console.fail(believed.error());
    const auto now = base::Clock().now();
    const auto dossier = workflow::issueDossier(portal, order, renewed.item().certificate, *contact, now);
    if (!dossier) return console.fail(dossier.error());
    const auto set = support::settings();
    const auto level = pades::levelNamed(options.level).value_or(set.level);
    support::LevelAuthorities authorities(support::levelServices(set, options.tsa), *believed);
    const workflow::SigningTarget target{options.output, options.force, *believed, now, level, authorities.authorities()};
    if (auto can = ready(*dossier, target, renewed); !can) return console.fail(can.error());
    auto pin = pinFor(renewed.token, options.key.pinFile, options.key.lastTry, console);
    if (!pin) return console.fail(pin.error());
    const auto signer = token::signerOn(keys, renewed.token, renewed.item(), std::move(*pin), options.key.lastTry);
    const auto result = workflow::signDossier(portal, order, *dossier, *signer, target);
    if (!result) return console.fail(result.error());
    return report(*result, *dossier, eligibility, options, console);
}

Exit renew(const Options& options, Console& console)
{
    if (auto checked = check(options); !checked) return console.fail(checked.error());
    const auto portal = openPortal(options.portal, console);
    if (!portal) return console.fail(portal.error());
    const auto order = (*portal)->order(options.order);
    if (!order) return console.fail(order.error());
    if (auto open = portal::mayRenew(*order); !open) return console.fail(open.error());

    token::Keys keys;
    const auto renewed = renewedBy(*order, keys, options.key.where(), console);
    if (!renewed) return console.fail(renewed.error());
    const auto eligibility = decide(**portal, *order, *renewed, base::Clock().now());
    if (!eligibility) return console.fail(eligibility.error());
    if (auto may = mayGoOn(*eligibility, options, console); !may) return console.fail(may.error());
    if (!renewed->named) return console.fail(Error{Code::anotherKey}.at("cli.renew").with("order", order->number));
    return signAndReport(**portal, *order, keys, *renewed, *eligibility, options, console);
}

} // namespace

void addRenewCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto options = std::make_shared<Options>();
    auto* renewing =
        command(program, "renew", console,
                {"sceauctl renew --order 425490 -o dossier-signe.pdf --accept-identity --accept-dossier --portal demo/portal.db"
                 " --token 'pkcs11:token=TEST%20Cle%20avocat' --pin-file demo/pin.txt --trust demo/trust.pem --json"});
    option(*renewing, "--order", options->order, console)->required();
    option(*renewing, "-o,--output", options->output, console)->required();
    option(*renewing, "--contact", options->contact, console);
    flag(*renewing, "--accept-identity", options->acceptIdentity, console);
    flag(*renewing, "--accept-dossier", options->acceptDossier, console);
    flag(*renewing, "--accept-review", options->acceptReview, console);
    option(*renewing, "--level", options->level, console)->check(CLI::IsMember({"B-B", "B-T", "B-LT", "B-LTA"}));
    portalOption(*renewing, options->portal, console);
    pinOptions(*renewing, options->key, console);
    option(*renewing, "--tsa", options->tsa, console)->allow_extra_args(false);
    option(*renewing, "--trust", options->trust, console)->allow_extra_args(false);
    flag(*renewing, "--force", options->force, console);
    jsonOption(*renewing, console);
    renewing->callback([options, &console, &exit] { exit = renew(*options, console); });
}

} // namespace sceau::cli
