#include "pades/augment.hpp"

#include "pades/gather_evidence.hpp"
#include "pades/raise.hpp"
#include "pades/verify.hpp"
#include "pdf/target.hpp"
#include "pki/chain.hpp"
#include "pki/revocation.hpp"
#include "renewal/window.hpp"

#include <algorithm>
#include <optional>
#include <system_error>

namespace sceau::pades {

using base::Code;
namespace fs = std::filesystem;

namespace {

base::Error errorOf(const std::vector<ReportMessage>& messages, Code otherwise)
{
    if (messages.empty()) return base::Error{otherwise}.at("augment");
    auto error = base::Error{messages.front().code}.at("augment");
    error.facts = messages.front().facts;
    return error;
}

FileReport reportOn(const fs::path& file, const std::vector<pki::Certificate>& anchors, std::stop_token stop)
{
    VerifyOptions how;
    how.anchors = anchors;
    how.at = base::Clock{}.now();
    return verify(file, how, std::move(stop));
}

/// The level of a document's signatures, none of which is broken: what is broken is not kept for later, when nobody would know any more
/// that it was broken before.
base::Result<Level> levelOf(const FileReport& report)
{
    if (report.status == FileStatus::noSignature) return base::fail(Code::noSignature, "augment");
    if (report.status == FileStatus::unreadable) return tl::unexpected(errorOf(report.messages, Code::pdfBroken));
    std::optional<Level> lowest;
    for (const auto& signature : report.signatures) {
        if (signature.indication == Indication::totalFailed) return tl::unexpected(errorOf(signature.messages, Code::signatureInvalid));
        if (!signature.documentTimestamp) lowest = std::min(signature.reached, lowest.value_or(signature.reached));
    }
    if (!lowest) return base::fail(Code::noSignature, "augment");
    return *lowest;
}

/// A signature by a revoked certificate is worth nothing, however well that is proven.
base::Status isUnrevoked(const pki::Certificate& signer, const pki::Evidence& evidence, const Authorities& authorities)
{
    const auto chain = pki::buildChain(signer, evidence.certificates, authorities.anchors, authorities.evidence->now());
    for (std::size_t i = 0; chain && i + 1 < chain->certificates.size(); ++i) {
        const auto& certificate = chain->certificates[i];
        for (const auto& status : pki::statementsOn(certificate, chain->certificates[i + 1], evidence).found) {
            if (status.state != pki::RevocationStatus::State::revoked) continue;
            auto error = base::Error{Code::certificateRevoked}.at("canReach").with("name", certificate.commonName);
            if (status.revokedAt) error.facts.emplace("date", renewal::formatDate(renewal::parisDate(*status.revokedAt)));
            return tl::unexpected(std::move(error));
        }
    }
    return {};
}

} // namespace

base::Status canReach(Level level, const pki::Certificate& signer, const std::vector<pki::Certificate>& chain,
                      const Authorities& authorities, std::stop_token stop, const base::Progress& progress)
{
    if (level == Level::basic) return {};
    if (authorities.timestamps == nullptr) return base::fail(Code::timestampNowhere, "canReach");
    base::report(progress, {"stage.ask-timestamp"});
    if (auto answers = authorities.timestamps->answers(stop); !answers) return answers;
    if (level == Level::timestamped) return {};
    if (authorities.evidence == nullptr) return base::fail(Code::internal, "EvidenceSource");
    base::report(progress, {"stage.ask-evidence"});

    SignedDocument planned; // as it would be
    SignedRevision revision;
    revision.signer = signer;
    revision.provenAt = authorities.evidence->now();
    revision.mayBeOlder = true;
    planned.revisions.push_back(std::move(revision));
    planned.evidence.certificates = chain;
    const auto gathered = gatherEvidence(planned, authorities.anchors, *authorities.evidence, std::move(stop));
    if (!gathered) return tl::unexpected(gathered.error());
    return isUnrevoked(signer, planned.evidence, authorities);
}

base::Result<Level> levelOf(const fs::path& file, const std::vector<pki::Certificate>& anchors, std::stop_token stop)
{
    return levelOf(reportOn(file, anchors, std::move(stop)));
}

base::Result<Augmented> augment(const fs::path& input, const fs::path& output, const AugmentOptions& options, std::stop_token stop,
                                const base::Progress& progress)
{
    const auto naming = [&](base::Error error) {
        error.facts.insert_or_assign("file", input.string()); // never the name of what was only written in between
        return tl::unexpected(std::move(error));
    };
    if (auto fit = pdf::checkTarget(input, output, options.force); !fit) return tl::unexpected(fit.error());
    const auto before = levelOf(input, options.authorities.anchors, stop);
    if (!before) return naming(before.error());
    auto raised = raise(input, output, *before, options, std::move(stop), progress);
    if (!raised) return naming(raised.error());
    base::report(progress, {"stage.write", 0, 0});
    if (auto named = raised->commit(); !named) return tl::unexpected(named.error());
    auto what = raised->what();
    std::error_code unknown;
    what.size = fs::file_size(output, unknown);
    return what;
}

} // namespace sceau::pades
