#include "verify_states.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <cstdio>

namespace sceau::snapshots {

using base::Code;
using pades::Indication;
using review::FileReview;
using review::Verdict;

namespace {

/// A certificate of that name, made once.
const pki::Certificate& certificateOf(const std::string& name)
{
    static std::map<std::string, pki::Certificate> made;
    if (const auto known = made.find(name); known != made.end()) return known->second;
    auto subject = sceau::test::lawyer();
    subject.commonName = name;
    const auto use = pki::TestProfile::Use::signature;
    const auto identity = sceau::test::issue(sceau::test::profile(use, pki::TestProfile::Key::p256), subject);
    return made.emplace(name, identity.certificate).first->second;
}

pades::SignatureReport signatureOf(const std::string& signer, Indication indication, const std::string& subIndication)
{
    const bool passed = indication == Indication::totalPassed;
    pades::SignatureReport signature;
    signature.field = "Signature1";
    signature.indication = indication;
    signature.subIndication = subIndication;
    signature.level = passed ? "B-LTA" : "B-B";
    signature.subFilter = "ETSI.CAdES.detached";
    signature.intact = true;
    signature.coverage = pades::Coverage::wholeFile;
    signature.changes = pades::Changes::none;
    signature.signer = certificateOf(signer);
    signature.chain = {*signature.signer, sceau::test::authority().root().certificate};
    signature.claimedTime = "2026-11-14T09:02:00Z";
    if (passed) signature.provenTime = signature.statusTime = "2026-11-14T09:03:00Z";
    signature.digest = "SHA-256";
    signature.algorithm = "ECDSA";
    return signature;
}

FileReview unsignedFile(pades::FileStatus status, Code code)
{
    review::VerifiedFile verified;
    verified.report.status = status;
    verified.report.messages = {{code, {}}};
    return review::reviewOf(std::move(verified));
}

/// Its page is a real one: what was signed, and the place of the signature on it.
FileReview changedFile(std::uint64_t end)
{
    auto review = judgedFile("TEST Jean Dupré", Indication::totalFailed, "FORMAT_FAILURE", Code::changedAfterSignature);
    auto& signature = review.report.signatures.front();
    signature.coverage = pades::Coverage::wholeRevision;
    signature.changes = pades::Changes::forbidden;
    review.views = {{signature.field, end, 1, {1200, 6200, 5200, 7400}}};
    return review;
}

FileReview fileOfTwo()
{
    auto review = judgedFile("TEST Hélène Le Goff", Indication::totalPassed);
    auto second = signatureOf("TEST Marc Aurèle", Indication::indeterminate, "TRY_LATER");
    second.field = "Signature2";
    second.messages = {{Code::revocationUnknown, {}}};
    review.report.signatures.push_back(std::move(second));
    review.report.status = pades::FileStatus::indeterminate;
    review.verdict = Verdict::pending;
    return review;
}

/// A file whose first page says something else than when it was signed, and how long it was then.
std::pair<std::filesystem::path, std::uint64_t> changedLater()
{
    const auto file = sceau::test::temporaryFolder("verified") / "dossier-425512.pdf";
    const auto as = sceau::test::twoPages().classic();
    const auto lie =
        sceau::test::stream("BT /F1 24 Tf 72 700 Td (TEST Dossier, page 1) Tj 0 -60 Td (TEST added later) Tj ET 72 690 m 400 690 l S");
    const auto object = as.size(), table = object + lie.size() + 16;
    std::array<char, 128> entry{};
    std::snprintf(entry.data(), entry.size(),
                  "xref\n6 1\n%010zu 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev %zu >>\nstartxref\n%zu\n%%%%EOF\n", object,
                  as.rfind("xref\n0 "), table);
    sceau::test::writeText(file, as + "6 0 obj\n" + lie + "\nendobj\n" + entry.data());
    return {file, as.size()};
}

Verified everyKind()
{
    static const auto [page, end] = changedLater();
    Verified all;
    const auto passed = [](const std::string& name) { return judgedFile(name, Indication::totalPassed); };
    all.add("/dossiers/dossier-425490.pdf", passed("TEST Pascale Plantin"));
    all.add("/dossiers/dossier-425491.pdf", passed("TEST Hélène Le Goff"));
    all.add("/dossiers/dossier-425503.pdf",
            judgedFile("TEST Marc Aurèle", Indication::indeterminate, "OUT_OF_BOUNDS_NO_POE", Code::signerExpired));
    all.add("/dossiers/dossier-425507.pdf", judgedFile("TEST Inès Bru", Indication::indeterminate, "TRY_LATER", Code::revocationUnknown));
    all.add(page, changedFile(end));
    all.add("/dossiers/dossier-425515-avenant-contresigne.pdf", fileOfTwo());
    all.add("/dossiers/lettre.pdf", unsignedFile(pades::FileStatus::noSignature, Code::noSignature));
    all.add("/dossiers/numerisation_2026-11-14.pdf", unsignedFile(pades::FileStatus::unreadable, Code::pdfBroken));
    all.add("/dossiers/dossier-425518.pdf", {});
    for (const auto* name : {"TEST Anne Cé", "TEST Paul Dé", "TEST Luc Effe", "TEST Zoé Gé", "TEST Éric Hache", "TEST Léa Ji"})
        all.add("/dossiers/dossier-" + std::to_string(425519 + all.files.size()) + ".pdf", passed(name));
    all.state.anchored = true;
    return all;
}

template <class Change> Verified with(Change change)
{
    auto all = everyKind();
    change(all.state);
    return all;
}

} // namespace

FileReview judgedFile(const std::string& signer, Indication indication, const std::string& subIndication, std::optional<Code> code)
{
    review::VerifiedFile verified;
    verified.report.status = indication == Indication::totalPassed   ? pades::FileStatus::totalPassed
                             : indication == Indication::totalFailed ? pades::FileStatus::totalFailed
                                                                     : pades::FileStatus::indeterminate;
    auto signature = signatureOf(signer, indication, subIndication);
    if (code) signature.messages = {{*code, {}}};
    verified.report.signatures = {std::move(signature)};
    return review::reviewOf(std::move(verified));
}

void Verified::add(const std::filesystem::path& path, std::optional<FileReview> review)
{
    if (review) {
        review->report.file = path;
        ++state.counts[review->verdict];
    }
    files.push_back({path, review ? std::make_shared<const workflow::KeptReview>(*review) : nullptr});
    state.files = files.size();
}

const Verified& verified()
{
    static const auto made = everyKind();
    return made;
}

const Verified& underWay()
{
    static const auto made = with([](auto& state) {
        state.judging = true;
        state.pace = {14, 2480, 14, std::chrono::seconds(1)};
    });
    return made;
}

const Verified& stopped()
{
    static const auto made = with([](auto& state) { state.stopped = true; });
    return made;
}

const Verified& noAuthority()
{
    static const auto made = with([](auto& state) { state.anchored = false; });
    return made;
}

const Verified& reported()
{
    static const auto made = with([](auto& state) { state.report = "/home/test/Documents/verification.html"; });
    return made;
}

const Verified& listingFailed()
{
    static const auto made = with([](auto& state) {
        state.problems = {base::Error{Code::fileMissing}.with("file", "/media/cle/dossiers"),
                          base::Error{Code::fileUnreadable}.with("file", "/srv/archives")};
    });
    return made;
}

const Verified& brokenOff()
{
    static const auto made = with([](auto& state) {
        state.stopped = true;
        state.rules = workflow::Rules::dossier;
        state.error = base::Error{Code::portalUnreadable}.at("Portal::open");
    });
    return made;
}

} // namespace sceau::snapshots
