#include "base/whole_file.hpp"
#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/key_choice.hpp"
#include "renewal/window.hpp"
#include "workflow/certificate_to_renew.hpp"

#include <memory>

namespace sceau::cli {
namespace {

struct Options {
    KeyOptions key;
    std::string format = "pem";
    std::string output;
    bool force = false;
};

void describe(const token::KeyCertificate& item, Console& console)
{
    const auto& certificate = item.certificate;
    const base::Facts facts{{"role", text::sentence("cli.role." + name(certificate.role()), console.language())},
                            {"name", certificate.commonName},
                            {"issuer", certificate.issuerCommonName},
                            {"until", renewal::formatInstant(certificate.notAfter)},
                            {"uri", item.uri}};
    console.write("  " + text::sentence("cli.said.certificate", console.language(), facts));
}

Exit list(const Options& options, Console& console)
{
    token::Keys keys;
    const auto tokens = allKeys(keys, options.key.where());
    if (!tokens) return console.fail(tokens.error());
    for (const auto& token : *tokens) {
        if (console.json) console.emit(lineOf(summaryOf(token)));
        console.say("cli.said.token", {{"label", token.label}, {"reader", token.reader}, {"uri", token.uri}});
    }
    return Exit::done;
}

Exit show(const Options& options, Console& console)
{
    token::Keys keys;
    const auto tokens = allKeys(keys, options.key.where());
    if (!tokens) return console.fail(tokens.error());
    for (const auto& token : *tokens) {
        if (console.json) console.emit(lineOf(jsonOf(token)));
        console.say("cli.said.token", {{"label", token.label}, {"reader", token.reader}, {"uri", token.uri}});
        console.write("  "
                      + text::sentence("cli.said.pin", console.language(),
                                       {{"state", text::sentence("pin.level." + token::name(token.pin.level), console.language())}}));
        for (const auto& item : token.certificates)
            describe(item, console);
    }
    return Exit::done;
}

/// The certificate and those of its issuers that the key carries.
std::string chainOf(const token::Token& token, const pki::Certificate& certificate)
{
    std::string pem = pki::toPem(certificate);
    const auto* last = &certificate;
    for (std::size_t i = 0; i < token.certificates.size() && !last->selfIssued(); ++i) {
        const auto issuer = std::find_if(token.certificates.begin(), token.certificates.end(), [&](const auto& item) {
            return item.certificate.isAuthority && item.certificate.subjectDer == last->issuerDer;
        });
        if (issuer == token.certificates.end()) break;
        last = &issuer->certificate;
        pem += pki::toPem(*last);
    }
    return pem;
}

std::string encoded(const token::Token& token, const pki::Certificate& certificate, const std::string& format)
{
    if (format == "der") return std::string(base::textOf(certificate.der));
    return format == "chain" ? chainOf(token, certificate) : pki::toPem(certificate);
}

/// Named by --token, else the one made to sign: exporting an expired one is no offence.
base::Result<token::KeyCertificate> exported(const token::Token& token)
{
    if (token.certificates.size() == 1) return token.certificates.front();
    const auto index = workflow::certificateToRenew(token, base::Clock().now());
    if (!index) return tl::unexpected(index.error());
    return token.certificates[*index];
}

Exit certificate(const Options& options, Console& console)
{
    token::Keys keys;
    const auto token = oneKey(keys, options.key.where(), console);
    if (!token) return console.fail(token.error());
    const auto item = exported(*token);
    if (!item) return console.fail(item.error());
    const auto bytes = encoded(*token, item->certificate, options.format);
    if (!options.output.empty()) {
        const auto existing = options.force ? base::WholeFile::Existing::replace : base::WholeFile::Existing::refuse;
        const auto written = base::writeFile(options.output, base::bytesOf(bytes), existing);
        if (!written) return console.fail(written.error());
        console.say("cli.said.written", {{"file", options.output}});
    }
    if (console.json) {
        const auto pem = options.format == "chain" ? bytes : pki::toPem(item->certificate);
        const auto output = options.output.empty() ? Json(nullptr) : Json(options.output);
        console.emit(lineOf({{"uri", item->uri}, {"format", options.format}, {"output", output}, {"pem", pem}}));
    } else if (options.output.empty()) {
        console.data(bytes);
    }
    return Exit::done;
}

} // namespace

void addTokenCommands(CLI::App& program, Console& console, Exit& exit)
{
    auto* family = command(program, "token", console);
    family->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, Exit (*run)(const Options&, Console&), std::vector<std::string> examples) {
        auto* one = command(*family, name, console, examples);
        keyOptions(*one, options->key, console);
        jsonOption(*one, console);
        one->callback([options, run, &console, &exit] { exit = run(*options, console); });
        return one;
    };
    add("list", list, {"sceauctl token list"});
    add("show", show, {"sceauctl token show --json"});
    auto* exporting =
        add("certificate", certificate, {"sceauctl token certificate --token 'pkcs11:token=TEST%20Cle%20avocat' -o certificat.pem"});
    option(*exporting, "--format", options->format, console)->check(CLI::IsMember({"pem", "der", "chain"}));
    option(*exporting, "-o,--output", options->output, console);
    flag(*exporting, "--force", options->force, console);
    addDriverCommand(*family, console, exit);
}

} // namespace sceau::cli
