#include "levels.hpp"

#include "pdf/document.hpp"
#include "pdf/security_store.hpp"
#include "pki/ocsp_response.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

using base::Code;
using test::Levels;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

/// An authority that answers through `openssl ocsp`, by a delegated responder.
class AnsweredByResponder : public testing::Test {
protected:
    [[nodiscard]] pdf::SecurityStore storeOf(const std::string& name) const
    {
        auto document = pdf::Document::open(levels.at(name), {});
        return pdf::readSecurityStore(*document).value_or(pdf::SecurityStore{});
    }

    /// What `openssl ocsp` says of a kept response about the signer.
    [[nodiscard]] std::string judged(const base::Bytes& response) const
    {
        const auto folder = test::temporaryFolder("response");
        test::writeText(folder / "response.der", std::string(base::textOf(response)));
        test::writeText(folder / "root.pem", toPem(levels.live.root()));
        test::writeText(folder / "issuing.pem", toPem(levels.live.issuing().certificate));
        test::writeText(folder / "signer.pem", toPem(levels.live.signer().certificate));
        return test::run({"openssl", "ocsp", "-respin", folder / "response.der", "-issuer", folder / "issuing.pem", "-cert",
                          folder / "signer.pem", "-CAfile", folder / "root.pem", "-verify_other", folder / "issuing.pem", "-no_nonce"})
            .output;
    }

    [[nodiscard]] std::string refusal(Level level)
    {
        const auto can = canReach(level, levels.live.signer().certificate, levels.live.chain(), levels.authorities());
        return can ? std::string() : base::name(can.error().code);
    }

    Levels levels{test::LiveAuthorities::Speaks::byResponder};
};

} // namespace

TEST_F(AnsweredByResponder, LongTermIsReachedRightAfterSigningAndNeedsNobodyLater)
{
    const auto done = levels.sign(Level::longTerm);

    ASSERT_TRUE(done && !done->shortfall);
    EXPECT_EQ(levels.levelOf(levels.at("signed.pdf")), "B-LT");
    const auto store = storeOf("signed.pdf");
    EXPECT_THAT(store.ocsps, SizeIs(2)) << "of the signer and of the time unit";
    EXPECT_THAT(store.crls, SizeIs(1)) << "the root's";
    EXPECT_THAT(judged(store.ocsps.at(0)) + judged(store.ocsps.at(1)), HasSubstr("signer.pem: good"));
    EXPECT_THAT(judged(store.ocsps.at(0)), HasSubstr("Response verify OK"));
    levels.live.silent = true;
    const auto report = levels.reportOn(levels.at("signed.pdf"));
    EXPECT_EQ(report.status, FileStatus::totalPassed) << report.signatures.at(0).subIndication;
    EXPECT_THAT(test::qpdfComplaints(levels.at("signed.pdf")), IsEmpty());
}

TEST_F(AnsweredByResponder, ArchiveIsPassedOffline)
{
    const auto done = levels.sign(Level::archival, 1);

    ASSERT_TRUE(done && !done->shortfall);
    EXPECT_EQ(levels.levelOf(levels.at("signed.pdf")), "B-LTA");
    EXPECT_EQ(levels.reportOn(levels.at("signed.pdf")).status, FileStatus::totalPassed);
    EXPECT_THAT(test::pdfsig(levels.at("signed.pdf")), HasSubstr("Signature is Valid."));
}

TEST_F(AnsweredByResponder, TimestampedIsRaisedToAnArchiveAtOnce)
{
    ASSERT_TRUE(levels.sign(Level::timestamped).has_value());

    const auto done = levels.augment(levels.at("signed.pdf"), "archive.pdf", Level::archival);

    ASSERT_TRUE(done.has_value()) << base::name(done.error().code);
    EXPECT_EQ(done->after, Level::archival);
    EXPECT_THAT(storeOf("archive.pdf").ocsps, Not(IsEmpty()));
    EXPECT_EQ(levels.reportOn(levels.at("archive.pdf")).status, FileStatus::totalPassed);
}

TEST_F(AnsweredByResponder, NothingIsSignedForACertificateThatTheResponderDoesNotKnow)
{
    EXPECT_EQ(refusal(Level::longTerm), "");
    levels.live.forgetSigner();

    EXPECT_EQ(refusal(Level::longTerm), "SIG-332");
    EXPECT_EQ(refusal(Level::archival), "SIG-332");
    EXPECT_EQ(refusal(Level::timestamped), "") << "nobody is asked";
}

TEST_F(AnsweredByResponder, NothingIsSignedWithACertificateThatWasRevoked)
{
    levels.live.revokeSigner(test::present() - std::chrono::hours{1});

    EXPECT_EQ(refusal(Level::longTerm), "KEY-228");
    EXPECT_EQ(refusal(Level::archival), "KEY-228");
}

} // namespace sceau::pades
