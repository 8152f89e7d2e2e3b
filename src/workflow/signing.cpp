#include "workflow/signing.hpp"

#include "base/whole_file.hpp"
#include "workflow/lookup.hpp"

namespace sceau::workflow {
namespace {

using base::Code;

constexpr std::uint64_t largest = 64U << 20U;

base::Result<portal::IssuedDossier> asShown(const SigningJob& job, portal::IssuedDossier dossier)
{
    if (dossier.id != job.dossierId || dossier.sha256 != job.dossierHash) return base::fail(Code::dossierAltered, "signWithKey");
    return dossier;
}

base::Result<portal::IssuedDossier> ofTheOrder(const SigningJob& job, portal::Portal& portal)
{
    auto issued = portal.issued(job.order->number);
    if (!issued) return tl::unexpected(issued.error());
    if (!*issued) return base::fail(Code::dossierAltered, "signWithKey");
    return asShown(job, **std::move(issued));
}

base::Result<portal::IssuedDossier> asGiven(const SigningJob& job)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(job.givenPdf, job.target, ignored)) return base::fail(Code::targetIsInput, "signWithKey");
    auto bytes = base::readFile(job.dossierFile, largest);
    if (!bytes) return tl::unexpected(bytes.error());
    return asShown(job, givenDossier(job.givenPdf, *std::move(bytes)));
}

/// The key that was activated, still there.
base::Status sameKeyStill(const SigningJob& job)
{
    const auto findings = token::find(*job.keys, {.module = job.token.module, .uri = {}});
    if (!findings) return tl::unexpected(findings.error());
    if (findAgain(findings->tokens, identityOf(job.token, job.certificate))) return {};
    return base::fail(findings->tokens.empty() ? Code::keyRemoved : Code::anotherKey, "signWithKey");
}

base::Status reachLevel(SigningJob& job, SigningTarget& target, std::stop_token stop, const base::Progress& progress)
{
    if (job.level == pades::Level::basic) return {};
    if (!job.authorities) {
        auto reached = authoritiesFor(*job.settings, job.level, job.token, job.certificate, std::move(stop), progress);
        if (!reached) return tl::unexpected(reached.error());
        job.authorities = *std::move(reached);
    }
    target.authorities = job.authorities->authorities();
    return {};
}

/// What a person follows: preparing, the key, the check, the file, the record.
base::Progress inPlainStages(const base::Progress& progress)
{
    return [progress](const base::ProgressStep& step) {
        const bool preparing = step.stage == "stage.read" || step.stage == "stage.copy";
        const auto stage = preparing ? "stage.prepare" : step.stage == "stage.sign" ? "stage.key" : step.stage;
        base::report(progress, {stage, step.done, step.total});
    };
}

} // namespace

base::Result<std::shared_ptr<support::LevelAuthorities>> authoritiesFor(const Settings& settings, pades::Level level,
                                                                        const token::Token& token, std::size_t certificate,
                                                                        std::stop_token stop, const base::Progress& progress)
{
    auto authorities = std::make_shared<support::LevelAuthorities>(settings.services, settings.anchors);
    const auto& signer = token.certificates[certificate].certificate;
    auto can = pades::canReach(level, signer, support::certificatesOf(token), authorities->authorities(), std::move(stop), progress);
    if (!can) return tl::unexpected(can.error());
    return authorities;
}

base::Result<SignedDossier> signWithKey(SigningJob& job, Workbench& bench, std::stop_token stop, const base::Progress& shown)
{
    auto pin = std::move(job.pin); // gone with this call, whatever refuses
    const auto progress = inPlainStages(shown);
    base::report(progress, {"stage.prepare"});
    const base::Result<portal::Portal*> portal = job.order ? portalOn(bench, job.settings->portal) : nullptr;
    if (!portal) return tl::unexpected(portal.error());
    const auto dossier = job.order ? ofTheOrder(job, **portal) : asGiven(job);
    if (!dossier) return tl::unexpected(dossier.error());

    const auto& chosen = job.token.certificates[job.certificate];
    SigningTarget target{job.target, job.force, job.settings->anchors, job.settings->clock.now(), job.level, {}};
    if (auto able = canSignDossier(*dossier, target, chosen.certificate); !able) return tl::unexpected(able.error());
    if (auto reached = reachLevel(job, target, stop, progress); !reached) return tl::unexpected(reached.error());
    if (auto same = sameKeyStill(job); !same) return tl::unexpected(same.error());

    const auto key = token::signerOn(*job.keys, job.token, chosen, std::move(pin), job.lastTry);
    PassingSigner signer{*key, job.passage};
    if (job.order) return signDossier(**portal, *job.order, *dossier, signer, target, stop, progress);
    return signGivenDossier(*dossier, signer, target, stop, progress);
}

} // namespace sceau::workflow
