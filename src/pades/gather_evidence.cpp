#include "pades/gather_evidence.hpp"

#include "pades/lacking.hpp"
#include "pki/chain.hpp"
#include "pki/revocation.hpp"

#include <algorithm>

namespace sceau::pades {

using base::Code;

namespace {

constexpr std::size_t mostCertificates = 64;

std::string nameOf(pki::Lack::What what)
{
    switch (what) {
    case pki::Lack::What::path:
        return "path";
    case pki::Lack::What::status:
        return "status";
    case pki::Lack::What::laterStatus:
        break;
    }
    return "laterStatus";
}

base::Error missing(const std::vector<pki::Lack>& lacks)
{
    const auto& first = lacks.front();
    std::string which;
    for (const auto& lack : lacks)
        which += (which.empty() ? "" : ", ") + lack.certificate.serial + " (" + lack.certificate.issuerCommonName + ")";
    auto error = base::Error{Code::evidenceMissing}.at("DSS").with("which", which).with("what", nameOf(first.what));
    const auto reason = first.error.facts.find("reason");
    error.facts.emplace("reason", base::name(first.error.code) + (reason == first.error.facts.end() ? "" : " " + reason->second));
    if (first.expectedAt) error.facts.emplace("expected", base::rfc3339(*first.expectedAt));
    return error;
}

void addNew(std::vector<pki::Certificate>& all, const pki::Certificate& certificate)
{
    if (all.size() < mostCertificates && std::find(all.begin(), all.end(), certificate) == all.end()) all.push_back(certificate);
}

void addStatements(const pki::Certificate& certificate, const pki::Certificate& issuer, const pki::Evidence& evidence,
                   pdf::SecurityStore& store, std::vector<pki::Certificate>& certificates)
{
    for (const auto& status : pki::statementsOn(certificate, issuer, evidence).found) {
        const bool isOcsp = status.kind == pki::RevocationStatus::Kind::ocsp;
        add(store, isOcsp ? pdf::SecurityStore{{}, {}, {status.der}} : pdf::SecurityStore{{}, {status.der}, {}});
        for (const auto& responder : status.chain)
            addNew(certificates, responder);
    }
}

/// What of the evidence is about these certificates, their issuers and those who speak for them.
pdf::SecurityStore evidenceOn(std::vector<pki::Certificate> certificates, const pki::Evidence& evidence)
{
    pdf::SecurityStore store;
    for (std::size_t i = 0; i < certificates.size(); ++i) {
        const auto certificate = certificates[i]; // the list grows meanwhile
        for (const auto& issuer : evidence.certificates) {
            if (certificate == issuer || !pki::isSignedBy(certificate, issuer)) continue;
            addNew(certificates, issuer);
            addStatements(certificate, issuer, evidence, store, certificates);
        }
    }
    for (auto& certificate : certificates)
        store.certificates.push_back(std::move(certificate.der));
    return store;
}

class Gathering {
public:
    Gathering(SignedDocument& document, const std::vector<pki::Certificate>& anchors, pki::EvidenceSource& source, std::stop_token stop)
        : document_(document), anchors_(anchors), source_(source), stop_(std::move(stop))
    {
    }

    base::Result<pdf::SecurityUpdate> run()
    {
        for (const auto& revision : document_.revisions) {
            if (auto done = collect(revision); !done) return tl::unexpected(done.error());
        }
        if (!lacks_.empty()) return tl::unexpected(missing(lacks_));
        return sorted();
    }

private:
    base::Status collect(const SignedRevision& revision)
    {
        const bool standing = revision.documentTimestamp || revision.mayBeOlder;
        const auto time = revision.documentTimestamp ? revision.time : revision.provenAt.value_or(source_.now());
        if (auto done = collect({revision.signer, time, standing ? Status::ofAnyTime : Status::afterUse}); !done) return done;
        for (const auto& stamp : revision.stamps) {
            if (auto done = collect({stamp.signer, stamp.time, Status::ofAnyTime}); !done) return done;
        }
        return {};
    }

    base::Status collect(const Use& use)
    {
        const auto lacks = lackingFor(use, document_.evidence, anchors_, source_, stop_, &allowance_);
        if (!lacks) return tl::unexpected(lacks.error());
        lacks_.insert(lacks_.end(), lacks->begin(), lacks->end());
        return {};
    }

    [[nodiscard]] pdf::SecurityUpdate sorted() const
    {
        pdf::SecurityUpdate update;
        update.time = source_.now();
        for (const auto& revision : document_.revisions) {
            std::vector<pki::Certificate> leaves{revision.signer};
            for (const auto& stamp : revision.stamps)
                addNew(leaves, stamp.signer);
            update.validations[revision.key] = evidenceOn(std::move(leaves), document_.evidence);
        }
        return update;
    }

    SignedDocument& document_;
    const std::vector<pki::Certificate>& anchors_;
    pki::EvidenceSource& source_;
    pki::IssuerAllowance allowance_;
    std::stop_token stop_;
    std::vector<pki::Lack> lacks_;
};

} // namespace

base::Result<pdf::SecurityUpdate> gatherEvidence(SignedDocument& document, const std::vector<pki::Certificate>& anchors,
                                                 pki::EvidenceSource& source, std::stop_token stop)
{
    return Gathering(document, anchors, source, std::move(stop)).run();
}

} // namespace sceau::pades
