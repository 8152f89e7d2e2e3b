#include "cli/commands.hpp"
#include "cli/json.hpp"
#include "cli/options.hpp"
#include "cli/pdf_files.hpp"
#include "cli/secret_input.hpp"
#include "review/review.hpp"

#include <memory>

namespace sceau::cli {
namespace {

struct Options {
    std::vector<std::string> paths, trust;
    std::string policy = "etsi", at, passwordFile;
    bool offline = false; // there is no network to keep from yet
};

void describe(const pades::SignatureReport& signature, Console& console)
{
    const auto name = signature.signer ? signature.signer->commonName : std::string{};
    const auto indication = pades::name(signature.indication) + (signature.subIndication.empty() ? "" : " / " + signature.subIndication);
    console.write("  "
                  + text::sentence("cli.said.signature", console.language(),
                                   {{"field", signature.field}, {"name", name}, {"indication", indication}}));
    for (const auto& message : signature.messages) {
        console.write("    " + base::name(message.code) + ' ' + text::describe(message.code, console.language(), message.facts).title);
    }
}

void describe(const pades::FileReport& report, Console& console)
{
    const auto verdict = review::name(review::verdictOf(report));
    const auto word = text::message("verdict." + verdict, console.language());
    console.write(word.title + "  " + report.file.string());
    if (!word.cause.empty()) console.write("  " + word.cause);
    for (const auto& signature : report.signatures)
        describe(signature, console);
    for (const auto& message : report.messages) {
        console.write("  " + base::name(message.code) + ' ' + text::describe(message.code, console.language(), message.facts).title);
    }
}

Exit judge(const std::filesystem::path& file, const pades::VerifyOptions& how, Console& console)
{
    const auto report = pades::verify(file, how);
    if (console.json) {
        console.emit(review::toJson(report, console.language()));
    } else {
        describe(report, console);
    }
    return report.status == pades::FileStatus::totalPassed ? Exit::done : Exit::negative;
}

base::Result<pades::VerifyOptions> verifyOptions(const Options& options, Console& console)
{
    if (options.policy != "etsi") return tl::unexpected(usage(console, "cli.usage.policy"));
    pades::VerifyOptions how;
    const auto at = timeOr(options.at, base::Clock().now(), console);
    if (!at) return tl::unexpected(at.error());
    how.at = *at;
    auto believed = anchors(options.trust);
    if (!believed) return tl::unexpected(believed.error());
    how.anchors = std::move(*believed);
    if (options.passwordFile.empty()) return how;
    auto password = secretFrom(options.passwordFile, console);
    if (!password) return tl::unexpected(password.error());
    how.password = std::move(*password);
    return how;
}

Exit verify(const Options& options, Console& console)
{
    const auto how = verifyOptions(options, console);
    if (!how) return console.fail(how.error());
    const auto found = pdfFiles(options.paths);
    auto exit = Exit::done;
    for (const auto& problem : found.problems)
        exit = worse(exit, console.fail(problem));
    if (found.files.empty() && found.problems.empty()) return console.fail(usage(console, "cli.usage.nothing"));
    for (const auto& file : found.files) {
        if (console.closed()) break;
        exit = worse(exit, judge(file, *how, console));
    }
    return exit;
}

} // namespace

void addVerifyCommand(CLI::App& program, Console& console, Exit& exit)
{
    const auto options = std::make_shared<Options>();
    auto* verifying = command(program, "verify", console,
                              {"sceauctl verify lettre-signee.pdf --trust demo/trust.pem", "sceauctl verify dossiers/ --json"});
    verifying->add_option("PATH", options->paths, text::sentence("cli.option.PATH", console.language()))->required();
    option(*verifying, "--trust", options->trust, console)->allow_extra_args(false);
    option(*verifying, "--policy", options->policy, console)->check(CLI::IsMember({"etsi", "dossier"}));
    option(*verifying, "--at", options->at, console);
    flag(*verifying, "--offline", options->offline, console);
    option(*verifying, "--password-file", options->passwordFile, console);
    later(*verifying, {"--jobs", "--order", "--resume", "--trusted-list", "--csv", "--junit", "--html"}, console);
    jsonOption(*verifying, console);
    verifying->callback([options, &console, &exit] { exit = verify(*options, console); });
}

} // namespace sceau::cli
