#include "cli/verify_request.hpp"

#include "base/archive.hpp"
#include "base/whole_file.hpp"
#include "cli/secret_input.hpp"
#include "review/reports.hpp"

#include <algorithm>

namespace sceau::cli {

using Existing = base::WholeFile::Existing;

void verifyOptions(CLI::App& verifying, VerifyRequest& request, Console& console)
{
    verifying.add_option("PATH", request.paths, text::sentence("cli.option.PATH", console.language()))->required();
    option(verifying, "--trust", request.trust, console)->allow_extra_args(false);
    option(verifying, "--policy", request.policy, console)->check(CLI::IsMember({"etsi", "dossier"}));
    option(verifying, "--portal", request.portal, console);
    option(verifying, "--at", request.at, console);
    flag(verifying, "--offline", request.offline, console);
    option(verifying, "--password-file", request.passwordFile, console);
    option(verifying, "--jobs", request.jobs, console)->check(CLI::Range(1, 256));
    verifying.add_option("--order", request.order, text::sentence("cli.option.verify-order", console.language()))
        ->check(CLI::IsMember({"input", "done"}));
    option(verifying, "--resume", request.resume, console);
    option(verifying, "--csv", request.csv, console);
    option(verifying, "--junit", request.junit, console);
    option(verifying, "--html", request.html, console);
    flag(verifying, "--force", request.force, console);
    option(verifying, "--trusted-list", request.trustedList, console);
    option(verifying, "--list-signer", request.listSigners, console)->allow_extra_args(false);
    jsonOption(verifying, console);
}

base::Result<review::Verification> verificationFor(const VerifyRequest& request, Console& console)
{
    review::Verification verification;
    verification.wanted.views = !request.html.empty() || !request.resume.empty(); // a report may be asked for when it goes on
    const auto at = timeOr(request.at, base::Clock().now(), console);
    if (!at) return tl::unexpected(at.error());
    verification.options.at = *at;
    auto believed = anchors(request.trust);
    if (!believed) return tl::unexpected(believed.error());
    verification.options.anchors = std::move(*believed);
    if (request.passwordFile.empty()) return verification;
    auto password = secretFrom(request.passwordFile, console);
    if (!password) return tl::unexpected(password.error());
    verification.options.password = std::move(*password);
    return verification;
}

base::Bytes conditionsOf(const VerifyRequest& request, const review::Verification& verification)
{
    std::vector<std::string> fingerprints;
    for (const auto& anchor : verification.options.anchors)
        fingerprints.push_back(anchor.fingerprint);
    std::sort(fingerprints.begin(), fingerprints.end());
    base::Packer packer;
    packer(std::string(SCEAU_VERSION));
    packer(request.at);
    packer(request.offline);
    packer(request.passwordFile);
    packer(verification.wanted.earlier);
    packer(verification.wanted.text);
    packer(fingerprints);
    return packer.take();
}

base::Result<std::vector<std::unique_ptr<review::ReviewOutput>>> outputsOf(const VerifyRequest& request, const Console& console)
{
    const auto existing = request.force ? Existing::replace : Existing::refuse;
    std::vector<std::unique_ptr<review::ReviewOutput>> outputs;
    const auto open = [&](review::ReportKind kind, const std::string& file) -> base::Status {
        if (file.empty()) return {};
        auto output = review::reportOf(kind, file, existing, console.language());
        if (!output) return tl::unexpected(std::move(output.error()));
        outputs.push_back(std::move(*output));
        return {};
    };
    const auto opened =
        open(review::ReportKind::csv, request.csv).and_then([&] { return open(review::ReportKind::junit, request.junit); }).and_then([&] {
            return open(review::ReportKind::html, request.html);
        });
    if (!opened) return tl::unexpected(opened.error());
    return outputs;
}

} // namespace sceau::cli
