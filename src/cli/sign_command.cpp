#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/key_choice.hpp"
#include "cli/secret_input.hpp"
#include "cli/visible.hpp"
#include "pades/sign.hpp"
#include "support/level_authorities.hpp"

#include <map>
#include <memory>

namespace sceau::cli {
namespace {

struct Options {
    std::string input, output;
    KeyOptions key;
    std::string pkcs12, passwordFile;
    std::string level = "B-B";
    std::vector<std::string> tsa, trust;
    int certify = 0;
    std::string reason, location, visible;
    std::string digest = "sha256";
    bool pss = false, force = false;
};

base::Status check(const Options& options, const Console& console)
{
    if (!options.pkcs12.empty() && !options.key.pinFile.empty()) return tl::unexpected(usage(console, "cli.usage.twoKeys"));
    if (options.pkcs12.empty() && !options.passwordFile.empty()) return tl::unexpected(usage(console, "cli.usage.passwordAlone"));
    return checkText(options.reason, "--reason", console).and_then([&] { return checkText(options.location, "--location", console); });
}

base::Result<pades::SignOptions> signOptions(const Options& options, base::Instant now, const Console& console)
{
    static const std::map<std::string, pki::Digest> digests{
        {"sha256", pki::Digest::sha256}, {"sha384", pki::Digest::sha384}, {"sha512", pki::Digest::sha512}};
    pades::SignOptions sign;
    sign.level = pades::levelNamed(options.level).value_or(pades::Level::basic);
    sign.digest = digests.at(options.digest);
    sign.pss = options.pss;
    sign.certification = options.certify;
    sign.reason = options.reason;
    sign.location = options.location;
    sign.time = now;
    sign.force = options.force;
    if (options.visible.empty()) return sign;
    auto place = placeIn(options.visible, console);
    if (!place) return tl::unexpected(place.error());
    sign.visible = pdf::Visible{*place, {}};
    return sign;
}

Exit signWith(pki::Signer& signer, const Options& options, const pades::SignOptions& how, Console& console)
{
    const auto done = pades::sign(options.input, options.output, signer, how);
    if (!done) return console.fail(done.error());
    const auto& certificate = signer.certificate();
    console.say("cli.said.signed", {{"file", options.output}, {"name", certificate.commonName}});
    if (console.json) {
        console.emit(lineOf({{"input", options.input},
                             {"output", options.output},
                             {"level", pades::name(done->level)},
                             {"size", done->size},
                             {"digest", options.digest},
                             {"claimed_time", base::rfc3339(how.time)},
                             {"signer",
                              {{"common_name", certificate.commonName},
                               {"issuer", certificate.issuer},
                               {"serial", certificate.serial},
                               {"not_after", base::rfc3339(certificate.notAfter)}}}}));
    }
    if (!done->shortfall) return Exit::done;
    console.say("cli.said.shortfall", {{"file", options.output}, {"level", pades::name(done->level)}});
    return console.fail(*done->shortfall);
}

/// What needs no secret is refused before one is asked for.
base::Status ready(const Options& options, pades::SignOptions& how, const pki::Certificate& certificate, const Console& console)
{
    if (!how.visible) return pades::canSignWith(certificate, how);
    how.visible->lines = visibleLines(certificate, how, console.language());
    return pades::canSign(options.input, options.output, how, &certificate);
}

Exit signWithFile(const Options& options, pades::SignOptions how, Console& console)
{
    if (options.passwordFile.empty()) return console.fail(usage(console, "cli.usage.passwordFile"));
    if (auto can = pades::canSign(options.input, options.output, how); !can) return console.fail(can.error());
    auto password = secretFrom(options.passwordFile, console);
    if (!password) return console.fail(password.error());
    auto signer = pki::openPkcs12(options.pkcs12, *password);
    if (!signer) return console.fail(signer.error());
    if (auto can = ready(options, how, (*signer)->certificate(), console); !can) return console.fail(can.error());
    if (auto can = pades::canReach(how.level, (*signer)->certificate(), (*signer)->chain(), how.authorities); !can)
        return console.fail(can.error());
    return signWith(**signer, options, how, console);
}

Exit signWithKey(const Options& options, pades::SignOptions how, Console& console)
{
    const auto where = options.key.where();
    token::Keys keys(where.module);
    auto searched = token::search(keys, where); // a driver takes its time to start: the document is looked at meanwhile
    if (auto can = pades::canSign(options.input, options.output, how); !can) return console.fail(can.error());
    const auto token = oneKey(searched.get(), where, console);
    if (!token) return console.fail(token.error());
    const auto certificate = signingCertificate(*token, how.time, console);
    if (!certificate) return console.fail(certificate.error());
    if (auto can = ready(options, how, certificate->certificate, console); !can) return console.fail(can.error());
    const auto whole = wholeKey(keys, *token, where);
    if (!whole) return console.fail(whole.error());
    if (auto can = pades::canReach(how.level, certificate->certificate, support::certificatesOf(*whole), how.authorities); !can)
        return console.fail(can.error());
    auto pin = pinFor(*whole, options.key.pinFile, options.key.lastTry, console);
    if (!pin) return console.fail(pin.error());
    const auto signer = token::signerOn(keys, *whole, *certificate, std::move(*pin), options.key.lastTry);
    return signWith(*signer, options, how, console);
}

Exit signAs(const Options& options, const pades::SignOptions& how, Console& console)
{
    return options.pkcs12.empty() ? signWithKey(options, how, console) : signWithFile(options, how, console);
}

Exit sign(const Options& options, Console& console)
{
    if (auto checked = check(options, console); !checked) return console.fail(checked.error());
    auto how = signOptions(options, base::Clock().now(), console);
    if (!how) return console.fail(how.error());
    if (how->level == pades::Level::basic) return signAs(options, *how, console);
    auto believed = anchors(options.trust);
    if (!believed) return console.fail(believed.error());
    support::LevelAuthorities authorities(support::levelServices(support::settings(), options.tsa), std::move(*believed));
    how->authorities = authorities.authorities();
    return signAs(options, *how, console);
}

} // namespace

void addSignCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto options = std::make_shared<Options>();
    auto* signing =
        command(program, "sign", console,
                {"sceauctl sign lettre.pdf -o lettre-signee.pdf --token 'pkcs11:token=TEST%20Cle%20avocat' --pin-file demo/pin.txt",
                 "sceauctl sign lettre.pdf -o lettre-visible.pdf --token 'pkcs11:token=TEST%20Cle%20avocat'"
                 " --pin-file demo/pin.txt --reason 'Bon pour accord' --visible 1,300,60,220,70"});
    positional(*signing, "IN.pdf", options->input, console);
    option(*signing, "-o,--output", options->output, console)->required();
    pinOptions(*signing, options->key, console);
    option(*signing, "--pkcs12", options->pkcs12, console);
    option(*signing, "--password-file", options->passwordFile, console);
    option(*signing, "--level", options->level, console)->check(CLI::IsMember({"B-B", "B-T", "B-LT", "B-LTA"}));
    option(*signing, "--certify", options->certify, console)->check(CLI::Range(1, 3));
    option(*signing, "--reason", options->reason, console);
    option(*signing, "--location", options->location, console);
    option(*signing, "--visible", options->visible, console);
    option(*signing, "--digest", options->digest, console)->check(CLI::IsMember({"sha256", "sha384", "sha512"}));
    flag(*signing, "--pss", options->pss, console);
    flag(*signing, "--force", options->force, console);
    option(*signing, "--tsa", options->tsa, console)->allow_extra_args(false);
    option(*signing, "--trust", options->trust, console)->allow_extra_args(false);
    jsonOption(*signing, console);
    signing->callback([options, &console, &exit] { exit = sign(*options, console); });
}

} // namespace sceau::cli
