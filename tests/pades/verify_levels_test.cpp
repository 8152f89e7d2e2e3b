#include "levels.hpp"

#include "pdf/security_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace sceau::pades {

using base::Code;
using test::Levels;
using testing::Contains;
using testing::Each;
using testing::Field;
using testing::Not;
using testing::SizeIs;

namespace {

/// A document signed at a level by live authorities, and what the verifier says of it.
class VerifiedLevel : public testing::Test {
protected:
    FileReport signedAt(Level level)
    {
        const auto done = levels.sign(level);
        EXPECT_TRUE(done && !done->shortfall);
        return offline();
    }
    FileReport offline(base::Instant at = test::present())
    {
        VerifyOptions options;
        options.anchors = {levels.live.root()};
        options.at = at;
        return verify(levels.at("signed.pdf"), options);
    }
    FileReport online()
    {
        const auto authorities = levels.authorities();
        VerifyOptions options;
        options.anchors = authorities.anchors;
        options.at = test::present();
        options.source = authorities.evidence;
        return verify(levels.at("signed.pdf"), options);
    }

    Levels levels;
};

const SignatureReport& firstOf(const FileReport& report)
{
    return report.signatures.at(0);
}

} // namespace

TEST_F(VerifiedLevel, BasicIsPassedOnceTheAuthorityWasAsked)
{
    const auto without = signedAt(Level::basic);
    const auto with = online();

    EXPECT_EQ(firstOf(without).subIndication, "TRY_LATER");
    EXPECT_EQ(with.status, FileStatus::totalPassed) << firstOf(with).subIndication;
    EXPECT_EQ(firstOf(with).level, "B-B");
    EXPECT_EQ(firstOf(with).provenTime, "") << "nothing proves when";
    EXPECT_NE(firstOf(with).statusTime, "");
    EXPECT_THAT(firstOf(with).messages, Contains(Field(&ReportMessage::code, Code::notRevoked)));
}

TEST_F(VerifiedLevel, TimestampedProvesItsTimeOnlyByAnAuthorityThatIsBelieved)
{
    const auto without = signedAt(Level::timestamped);
    const auto with = online();

    ASSERT_THAT(firstOf(without).timestamps, SizeIs(1));
    EXPECT_FALSE(firstOf(without).timestamps[0].proven);
    EXPECT_EQ(firstOf(without).provenTime, "");
    EXPECT_THAT(firstOf(without).messages, Contains(Field(&ReportMessage::code, Code::timestampNotProven)));
    EXPECT_EQ(with.status, FileStatus::totalPassed) << firstOf(with).subIndication;
    EXPECT_EQ(firstOf(with).level, "B-T");
    EXPECT_EQ(firstOf(with).provenTime, firstOf(with).timestamps.at(0).time);
}

TEST_F(VerifiedLevel, LongTermNeedsNobodyToBeAsked)
{
    const auto report = signedAt(Level::longTerm);

    EXPECT_EQ(report.status, FileStatus::totalPassed) << firstOf(report).subIndication;
    EXPECT_EQ(firstOf(report).level, "B-LT");
    EXPECT_EQ(firstOf(report).changes, Changes::archival);
    EXPECT_TRUE(firstOf(report).timestamps.at(0).proven);
    EXPECT_THAT(firstOf(report).messages, Contains(Field(&ReportMessage::code, Code::existenceProven)));
}

TEST_F(VerifiedLevel, IsNotLongTermByAStatementFromBeforeTheSignature)
{
    (void)signedAt(Level::timestamped);
    levels.live.listsAreOld = true;
    auto& source = *levels.authorities().evidence;
    const auto issuing = levels.live.chain().at(0);
    pdf::SecurityStore store;
    store.crls = {*source.crl(levels.live.signer().certificate, issuing, {}), *source.crl(issuing, levels.live.root(), {})};
    const auto key = pdf::validationKey(pdf::inspect(levels.at("signed.pdf"))->signatures.at(0).contents);
    const pdf::SecurityUpdate update{{{key, store}}, test::present()};
    auto stored = pdf::storeSecurity(levels.at("signed.pdf"), levels.at("stored.pdf"), update, false, {}, {}, {});

    ASSERT_TRUE(stored && stored->commit());

    EXPECT_EQ(levels.levelOf(levels.at("stored.pdf")), "B-T");
    EXPECT_EQ(levels.reportOn(levels.at("stored.pdf")).signatures.at(0).level, "B-T");
}

TEST_F(VerifiedLevel, ArchivalIsPassedWithItsDocumentTimeStamp)
{
    const auto report = signedAt(Level::archival);

    EXPECT_THAT(report.signatures, SizeIs(2));
    EXPECT_THAT(report.signatures, Each(Field(&SignatureReport::indication, Indication::totalPassed)));
    EXPECT_EQ(firstOf(report).level, "B-LTA");
    EXPECT_TRUE(report.signatures.at(1).documentTimestamp);
    EXPECT_EQ(report.signatures.at(1).provenTime, report.signatures.at(1).claimedTime);
}

TEST_F(VerifiedLevel, ArchivalIsPassedWhenItsEvidenceIsSecondsOlderThanItsLastTimeStamp)
{
    (void)signedAt(Level::longTerm);
    const auto evidence = test::present();
    while (test::present() == evidence)
        std::this_thread::yield(); // times have seconds

    ASSERT_TRUE(levels.augment(levels.at("signed.pdf"), "archive.pdf", Level::archival).has_value());

    const auto report = levels.reportOn(levels.at("archive.pdf"));
    EXPECT_THAT(report.signatures, Each(Field(&SignatureReport::indication, Indication::totalPassed))) << firstOf(report).subIndication;
    EXPECT_EQ(firstOf(report).level, "B-LTA");
}

TEST_F(VerifiedLevel, NothingIsPassedByStatementsThatAreLongPast)
{
    (void)signedAt(Level::archival);

    const auto later = offline(test::present() + std::chrono::days{40});
    const auto ended = offline(test::present() + std::chrono::days{400});

    EXPECT_EQ(firstOf(later).subIndication, "TRY_LATER");
    EXPECT_EQ(later.status, FileStatus::indeterminate);
    EXPECT_EQ(ended.status, FileStatus::indeterminate);
    EXPECT_THAT(ended.signatures, Each(Field(&SignatureReport::indication, Not(Indication::totalPassed))));
}

TEST_F(VerifiedLevel, AnAuthorityThatDoesNotAnswerLeavesTheVerdictOpen)
{
    (void)signedAt(Level::timestamped);
    levels.live.silent = true;

    EXPECT_EQ(firstOf(online()).subIndication, "TRY_LATER");
}

} // namespace sceau::pades
