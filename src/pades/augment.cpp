#include "pades/augment.hpp"

#include "pades/gather_evidence.hpp"
#include "pades/raise.hpp"
#include "pades/verify.hpp"
#include "pdf/target.hpp"

#include <algorithm>
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

/// What is broken is not kept for later: nobody would know that it was broken before.
base::Status isIntact(const fs::path& input, const Authorities& authorities, std::stop_token stop)
{
    VerifyOptions how;
    how.anchors = authorities.anchors;
    how.at = base::Clock{}.now();
    const auto report = verify(input, how, std::move(stop));
    if (report.status == FileStatus::noSignature) return base::fail(Code::noSignature, "augment");
    if (report.status == FileStatus::unreadable) return tl::unexpected(errorOf(report.messages, Code::pdfBroken));
    const auto broken = std::find_if(report.signatures.begin(), report.signatures.end(),
                                     [](const SignatureReport& signature) { return signature.indication == Indication::totalFailed; });
    if (broken != report.signatures.end()) return tl::unexpected(errorOf(broken->messages, Code::signatureInvalid));
    return {};
}

/// Whether the newest document time-stamp covers evidence that is complete.
base::Result<bool> isArchived(const pdf::Document& document, const SignedDocument& read, const std::vector<pki::Certificate>& anchors,
                              const pdf::Limits& limits, std::stop_token stop)
{
    const auto newest = std::find_if(read.revisions.rbegin(), read.revisions.rend(),
                                     [](const SignedRevision& revision) { return revision.documentTimestamp; });
    if (newest == read.revisions.rend()) return false;
    auto covered = document.asOf(newest->end, limits);
    if (!covered) return tl::unexpected(covered.error());
    auto then = readSigned(*covered, limits);
    if (!then) return tl::unexpected(then.error());
    return isComplete(std::move(*then), anchors, std::move(stop));
}

} // namespace

base::Status canReach(Level level, const pki::Certificate& signer, const std::vector<pki::Certificate>& chain,
                      const Authorities& authorities, std::stop_token stop)
{
    if (level == Level::basic) return {};
    if (authorities.timestamps == nullptr) return base::fail(Code::timestampNowhere, "canReach");
    if (auto answers = authorities.timestamps->answers(stop); !answers) return answers;
    if (level == Level::timestamped) return {};
    if (authorities.evidence == nullptr) return base::fail(Code::internal, "EvidenceSource");

    SignedDocument planned; // as it would be
    SignedRevision revision;
    revision.signer = signer;
    revision.provenAt = authorities.evidence->now();
    revision.mayBeOlder = true;
    planned.revisions.push_back(std::move(revision));
    planned.evidence.certificates = chain;
    const auto gathered = gatherEvidence(planned, Needed::everything, authorities.anchors, *authorities.evidence, std::move(stop));
    if (!gathered) return tl::unexpected(gathered.error());
    return {};
}

base::Result<Level> levelOf(const fs::path& file, const std::vector<pki::Certificate>& anchors, const pdf::Limits& limits,
                            std::stop_token stop)
{
    auto document = pdf::Document::open(file, limits);
    if (!document) return tl::unexpected(document.error());
    auto read = readSigned(*document, limits);
    if (!read) return tl::unexpected(read.error());
    if (!read->isTimestamped()) return Level::basic;
    if (!isComplete(*read, anchors, stop)) return Level::timestamped;
    const auto archived = isArchived(*document, *read, anchors, limits, std::move(stop));
    if (!archived) return tl::unexpected(archived.error());
    return *archived ? Level::archival : Level::longTerm;
}

base::Result<Augmented> augment(const fs::path& input, const fs::path& output, const AugmentOptions& options, std::stop_token stop,
                                const base::Progress& progress)
{
    const auto naming = [&](base::Error error) {
        error.facts.insert_or_assign("file", input.string()); // never the name of what was only written in between
        return tl::unexpected(std::move(error));
    };
    if (auto fit = pdf::checkTarget(input, output, options.force); !fit) return tl::unexpected(fit.error());
    if (auto intact = isIntact(input, options.authorities, stop); !intact) return naming(intact.error());
    auto raised = raise(input, output, options, std::move(stop), progress);
    if (!raised) return naming(raised.error());
    base::report(progress, {"stage.write", 0, 0});
    if (auto named = raised->commit(); !named) return tl::unexpected(named.error());
    auto what = raised->what();
    std::error_code unknown;
    what.size = fs::file_size(output, unknown);
    return what;
}

} // namespace sceau::pades
