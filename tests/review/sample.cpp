#include "sample.hpp"

#include "shared/test_pki.hpp"

namespace sceau::test {

using pades::Indication;

pades::FileReport sampleReport(const std::string& file, Indication indication, const std::string& subIndication)
{
    pades::FileReport report;
    report.file = file;
    const bool passed = indication == Indication::totalPassed;
    report.status = passed                                  ? pades::FileStatus::totalPassed
                    : indication == Indication::totalFailed ? pades::FileStatus::totalFailed
                                                            : pades::FileStatus::indeterminate;
    report.elapsedMs = 1234;
    auto& signature = report.signatures.emplace_back();
    signature.field = "Signature1";
    signature.indication = indication;
    signature.subIndication = subIndication;
    signature.level = "B-B";
    signature.subFilter = "ETSI.CAdES.detached";
    signature.intact = indication != Indication::totalFailed;
    signature.coverage = pades::Coverage::wholeFile;
    signature.changes = pades::Changes::none;
    signature.certification = 1;
    signature.signer = signerIdentity(pki::TestProfile::Key::p256).certificate;
    signature.chain = {*signature.signer, authority().root().certificate};
    signature.claimedTime = base::rfc3339(now());
    signature.statusTime = passed ? base::rfc3339(now()) : "";
    signature.timestamps = {{"TEST TSA", base::rfc3339(now()), true}};
    signature.digest = "SHA-256";
    signature.algorithm = "ECDSA";
    if (!passed) signature.messages = {{base::Code::revocationUnknown, {{"date", "demain"}}}};
    return report;
}

review::FileReview sampleReview(const std::string& file, Indication indication, const std::string& subIndication)
{
    return review::reviewOf({sampleReport(file, indication, subIndication), {}});
}

} // namespace sceau::test
