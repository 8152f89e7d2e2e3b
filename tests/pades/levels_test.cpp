#include "levels.hpp"

#include "pades/cms.hpp"
#include "pdf/document.hpp"
#include "pdf/security_store.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

namespace fs = std::filesystem;
using base::Code;
using test::beginsWith;
using test::Levels;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

pdf::Document open(const fs::path& file)
{
    return std::move(*pdf::Document::open(file, {}));
}

std::vector<pdf::SignatureValue> signaturesOf(const fs::path& file)
{
    return pdf::inspect(file)->signatures;
}

pdf::SecurityStore storeOf(const fs::path& file)
{
    auto document = open(file);
    return pdf::readSecurityStore(document).value_or(pdf::SecurityStore{});
}

/// Every signature is intact, and nothing after it is worse than what an archive adds.
void expectIntact(const FileReport& report)
{
    for (const auto& signature : report.signatures) {
        EXPECT_TRUE(signature.intact) << signature.field;
        EXPECT_TRUE(signature.changes == Changes::none || signature.changes == Changes::archival) << signature.field;
    }
}

std::string why(const base::Error& error)
{
    auto text = base::name(error.code) + " at " + error.where;
    for (const auto& [key, value] : error.facts)
        text += "; " + key + ": " + value;
    return text;
}

} // namespace

TEST(SigningAtALevel, PutsATimeStampOverTheSignatureValueIntoTheSignature)
{
    Levels levels;

    const auto done = levels.sign(Level::timestamped);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    EXPECT_FALSE(done->shortfall.has_value()) << why(*done->shortfall);
    EXPECT_EQ(done->level, Level::timestamped);
    const auto cms = readCms(signaturesOf(levels.at("signed.pdf")).at(0).contents);
    ASSERT_TRUE(cms.has_value());
    EXPECT_TRUE(cms->signatureValid);
    EXPECT_THAT(cms->problems, IsEmpty());
    ASSERT_THAT(cms->signatureTimestamps, SizeIs(1));
    EXPECT_THAT(test::timestampComplaints(cms->signatureTimestamps[0], cms->signature, levels.live.root()), IsEmpty());
    EXPECT_THAT(test::opensslComplaints(levels.at("signed.pdf"), levels.live.root(), test::present()), IsEmpty());
    EXPECT_EQ(levels.levelOf(levels.at("signed.pdf")), "B-T");
    EXPECT_THAT(test::pdfsig(levels.at("signed.pdf")), HasSubstr("Signature is Valid."));
    EXPECT_THAT(test::qpdfComplaints(levels.at("signed.pdf")), IsEmpty());
}

TEST(SigningAtALevel, KeepsTheSignatureWhenTheTimeIsNotToBeHadAfterTheKeyWasUsed)
{
    Levels levels;
    levels.stamping.reset();

    const auto done = levels.sign(Level::archival);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    EXPECT_EQ(done->level, Level::basic);
    ASSERT_TRUE(done->shortfall.has_value());
    EXPECT_EQ(done->shortfall->code, Code::timestampUnavailable);
    EXPECT_EQ(levels.signer.asked(), 1);
    EXPECT_THAT(test::pdfsig(levels.at("signed.pdf")), HasSubstr("Signature is Valid."));
    EXPECT_EQ(levels.levelOf(levels.at("signed.pdf")), "B-B");
}

TEST(SigningAtALevel, KeepsTheTimeStampWhenEvidenceIsNotToBeHad)
{
    Levels levels;
    levels.live.silent = true;

    const auto done = levels.sign(Level::longTerm);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    EXPECT_EQ(done->level, Level::timestamped);
    ASSERT_TRUE(done->shortfall.has_value());
    EXPECT_EQ(done->shortfall->code, Code::evidenceMissing);
    EXPECT_EQ(done->shortfall->facts.at("what"), "status");
    EXPECT_THAT(done->shortfall->facts.at("which"), HasSubstr(levels.live.signer().certificate.serial));
}

TEST(SigningAtALevel, MakesAnArchiveInOneGo)
{
    Levels levels;

    const auto done = levels.sign(Level::archival, 1);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    ASSERT_FALSE(done->shortfall.has_value()) << why(*done->shortfall);
    const auto file = levels.at("signed.pdf");
    EXPECT_EQ(done->size, fs::file_size(file));
    EXPECT_EQ(levels.levelOf(file), "B-LTA");
    const auto signatures = signaturesOf(file);
    ASSERT_THAT(signatures, SizeIs(2));
    EXPECT_EQ(signatures[1].subFilter, "ETSI.RFC3161");
    EXPECT_EQ(signatures[1].type, "DocTimeStamp");
    expectIntact(levels.reportOn(file));
    EXPECT_THAT(test::qpdfComplaints(file), IsEmpty());
    EXPECT_THAT(test::pdfsig(file), HasSubstr("Signature is Valid."));
}

TEST(WhatCanBeReached, IsKnownBeforeTheKeyIsUsed)
{
    Levels levels;
    const auto& signer = levels.live.signer().certificate;
    const auto reach = [&](Level level) {
        const auto can = canReach(level, signer, levels.live.chain(), levels.authorities());
        return can ? std::string() : base::name(can.error().code);
    };

    EXPECT_EQ(reach(Level::archival), "");
    levels.live.silent = true;
    EXPECT_EQ(reach(Level::longTerm), "SIG-332");
    EXPECT_EQ(reach(Level::timestamped), "");
    levels.stamping.reset();
    EXPECT_EQ(reach(Level::timestamped), "NET-512");
    EXPECT_EQ(reach(Level::basic), "");
}

TEST(Augmenting, AddsADocumentTimeStampWhereNothingProvesTheTime)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::basic, 1).has_value());
    const auto before = levels.at("signed.pdf");

    const auto done = levels.augment(before, "dated.pdf", Level::timestamped);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    EXPECT_EQ(done->timestamps, 1);
    EXPECT_EQ(name(done->before), "B-B");
    const auto file = levels.at("dated.pdf");
    EXPECT_TRUE(beginsWith(file, before));
    EXPECT_EQ(levels.levelOf(file), "B-T");
    const auto stamp = signaturesOf(file).at(1);
    const auto text = test::readText(file);
    const auto& range = *stamp.byteRange;
    const auto covered = text.substr(0, range[1]) + text.substr(range[2], range[3]);
    const auto token = pki::readTimestamp(stamp.contents);
    const auto bytes = base::bytesOf(covered);
    EXPECT_THAT(test::timestampComplaints(token->der, base::Bytes(bytes.begin(), bytes.end()), levels.live.root()), IsEmpty());
    expectIntact(levels.reportOn(file));
    EXPECT_THAT(test::qpdfComplaints(file), IsEmpty());
    EXPECT_THAT(test::pdfsig(file), HasSubstr("Signature is Valid.")); // of the signature: pdfsig does not judge time-stamps
    EXPECT_THAT(test::pdfsig(file), HasSubstr("Total document signed"));
}

TEST(Augmenting, KeepsTheEvidenceOfEveryCertificate)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::timestamped, 1).has_value());

    const auto done = levels.augment(levels.at("signed.pdf"), "kept.pdf", Level::longTerm);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    const auto file = levels.at("kept.pdf");
    EXPECT_TRUE(beginsWith(file, levels.at("signed.pdf")));
    EXPECT_EQ(levels.levelOf(file), "B-LT");
    const auto store = storeOf(file);
    EXPECT_THAT(store.certificates, testing::UnorderedElementsAre(levels.live.signer().certificate.der, levels.live.unit().certificate.der,
                                                                  levels.live.chain()[0].der, levels.live.root().der));
    EXPECT_GE(store.crls.size(), 2U);
    const auto text = test::readText(file);
    EXPECT_THAT(text, HasSubstr(pdf::validationKey(signaturesOf(file).at(0).contents)));
    EXPECT_THAT(text, HasSubstr("/ESIC"));
    expectIntact(levels.reportOn(file));
    EXPECT_THAT(test::qpdfComplaints(file), IsEmpty());
    EXPECT_THAT(test::pdfsig(file), HasSubstr("Signature is Valid."));
}

TEST(Augmenting, RenewsAnArchiveWithTheEvidenceOfItsLastTimeStamp)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::archival, 1).has_value());
    const auto first = levels.at("signed.pdf");
    const auto evidence = storeOf(first);

    const auto done = levels.augment(first, "renewed.pdf", Level::archival);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    EXPECT_EQ(done->before, Level::archival);
    EXPECT_EQ(done->timestamps, 1);
    const auto file = levels.at("renewed.pdf");
    EXPECT_TRUE(beginsWith(file, first));
    EXPECT_THAT(signaturesOf(file), SizeIs(3));
    const auto renewed = storeOf(file);
    for (const auto& certificate : evidence.certificates)
        EXPECT_THAT(renewed.certificates, testing::Contains(certificate));
    EXPECT_EQ(levels.levelOf(file), "B-LTA");
    expectIntact(levels.reportOn(file));
    EXPECT_THAT(test::qpdfComplaints(file), IsEmpty());
}

TEST(Augmenting, CopiesWhatHasTheLevelAlready)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::longTerm).has_value());
    const auto before = levels.at("signed.pdf");
    ASSERT_EQ(levels.levelOf(before), "B-LT");

    const auto done = levels.augment(before, "same.pdf", Level::timestamped);

    ASSERT_TRUE(done.has_value()) << why(done.error());
    EXPECT_EQ(done->after, Level::longTerm);
    EXPECT_EQ(done->timestamps + done->evidence, 0);
    EXPECT_EQ(test::readText(levels.at("same.pdf")), test::readText(before));
}

TEST(Augmenting, ClaimsNoLevelWithoutItsEvidence)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::timestamped).has_value());
    levels.live.listsAreOld = true;

    const auto done = levels.augment(levels.at("signed.pdf"), "kept.pdf", Level::archival);

    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::evidenceMissing);
    EXPECT_EQ(done.error().facts.at("what"), "laterStatus");
    EXPECT_EQ(done.error().facts.count("expected"), 1U);
    EXPECT_EQ(done.error().facts.at("file"), levels.at("signed.pdf").string());
    EXPECT_FALSE(fs::exists(levels.at("kept.pdf")));
}

TEST(Augmenting, LeavesNoFileWhenTheLastTimeStampIsNotToBeHad)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::timestamped).has_value());
    levels.stamping.reset();

    const auto done = levels.augment(levels.at("signed.pdf"), "kept.pdf", Level::archival);

    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::timestampUnavailable);
    EXPECT_FALSE(fs::exists(levels.at("kept.pdf")));
}

TEST(Augmenting, RefusesADocumentThatIsNotIntactAnyMore)
{
    Levels levels;
    ASSERT_TRUE(levels.sign(Level::basic).has_value());
    auto text = test::readText(levels.at("signed.pdf"));
    text[text.find("/MediaBox") + 11] ^= 1;
    test::writeText(levels.at("broken.pdf"), text);

    const auto done = levels.augment(levels.at("broken.pdf"), "kept.pdf", Level::timestamped);

    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::digestMismatch);
    EXPECT_EQ(levels.stamping->asked(), 0);
}

TEST(Augmenting, RefusesADocumentWithoutASignature)
{
    Levels levels;
    const auto plain = test::writeText(levels.at("plain.pdf"), test::twoPages().classic());

    const auto done = levels.augment(plain, "kept.pdf", Level::timestamped);

    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::noSignature);
}

} // namespace sceau::pades
