#include "review/review.hpp"

#include "pades/verify.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sceau::review {

using pades::Indication;

namespace {

pades::SignatureReport signature(Indication indication, const std::string& subIndication)
{
    pades::SignatureReport report;
    report.field = "Signature1";
    report.indication = indication;
    report.subIndication = subIndication;
    report.level = "B-B";
    report.subFilter = "ETSI.CAdES.detached";
    report.intact = true;
    report.coverage = pades::Coverage::wholeFile;
    report.changes = pades::Changes::none;
    report.signer = test::signerIdentity(pki::TestProfile::Key::p256).certificate;
    report.chain = {*report.signer, test::authority().root().certificate};
    report.digest = "SHA-256";
    report.algorithm = "ECDSA";
    report.claimedTime = "2026-11-21T12:00:00Z";
    return report;
}

pades::FileReport fileWith(std::vector<pades::SignatureReport> signatures)
{
    pades::FileReport report;
    report.file = "TEST dossier.pdf";
    report.status = pades::FileStatus::indeterminate;
    report.signatures = std::move(signatures);
    return report;
}

struct Row {
    Indication indication;
    std::string subIndication;
    Verdict verdict;
};

void PrintTo(const Row& row, std::ostream* out)
{
    *out << pades::name(row.indication) << " " << row.subIndication;
}

class VerdictOf : public testing::TestWithParam<Row> {};

} // namespace

TEST_P(VerdictOf, OneSignature)
{
    const auto report = fileWith({signature(GetParam().indication, GetParam().subIndication)});

    EXPECT_EQ(verdictOf(report), GetParam().verdict);
}

INSTANTIATE_TEST_SUITE_P(Etsi, VerdictOf,
                         testing::Values(Row{Indication::totalPassed, "", Verdict::accepted},
                                         Row{Indication::totalFailed, "FORMAT_FAILURE", Verdict::rejected},
                                         Row{Indication::totalFailed, "HASH_FAILURE", Verdict::rejected},
                                         Row{Indication::totalFailed, "SIG_CRYPTO_FAILURE", Verdict::rejected},
                                         Row{Indication::totalFailed, "REVOKED", Verdict::rejected},
                                         Row{Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE", Verdict::review},
                                         Row{Indication::indeterminate, "CHAIN_CONSTRAINTS_FAILURE", Verdict::rejected},
                                         Row{Indication::indeterminate, "CERTIFICATE_CHAIN_GENERAL_FAILURE", Verdict::review},
                                         Row{Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE", Verdict::rejected},
                                         Row{Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", Verdict::review},
                                         Row{Indication::indeterminate, "TIMESTAMP_ORDER_FAILURE", Verdict::review},
                                         Row{Indication::indeterminate, "NO_SIGNING_CERTIFICATE_FOUND", Verdict::rejected},
                                         Row{Indication::indeterminate, "NO_CERTIFICATE_CHAIN_FOUND", Verdict::rejected},
                                         Row{Indication::indeterminate, "REVOKED_NO_POE", Verdict::rejected},
                                         Row{Indication::indeterminate, "REVOKED_CA_NO_POE", Verdict::rejected},
                                         Row{Indication::indeterminate, "OUT_OF_BOUNDS_NO_POE", Verdict::review},
                                         Row{Indication::indeterminate, "NO_POE", Verdict::review},
                                         Row{Indication::indeterminate, "TRY_LATER", Verdict::pending},
                                         Row{Indication::indeterminate, "SIGNED_DATA_NOT_FOUND", Verdict::rejected},
                                         Row{Indication::indeterminate, "", Verdict::review}));

TEST(Verdict, IsThatOfTheWorstSignature)
{
    const auto passed = signature(Indication::totalPassed, "");
    const auto pending = signature(Indication::indeterminate, "TRY_LATER");
    const auto review = signature(Indication::indeterminate, "NO_POE");
    const auto failed = signature(Indication::totalFailed, "HASH_FAILURE");

    EXPECT_EQ(verdictOf(fileWith({passed, pending})), Verdict::pending);
    EXPECT_EQ(verdictOf(fileWith({review, pending, passed})), Verdict::review);
    EXPECT_EQ(verdictOf(fileWith({failed, review})), Verdict::rejected);
}

TEST(Verdict, OfAFileWithoutAReadableSignatureIsRejected)
{
    auto unreadable = fileWith({signature(Indication::totalPassed, "")});
    unreadable.status = pades::FileStatus::unreadable;

    EXPECT_EQ(verdictOf(fileWith({})), Verdict::rejected);
    EXPECT_EQ(verdictOf(unreadable), Verdict::rejected);
}

TEST(ReviewJson, IsTheLineOfTheContract)
{
    auto judged = signature(Indication::indeterminate, "TRY_LATER");
    judged.messages = {{base::Code::revocationUnknown, {}}};

    const auto line = toJson(fileWith({judged}));
    const auto json = nlohmann::json::parse(line);

    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(json["file"], "TEST dossier.pdf");
    EXPECT_EQ(json["status"], "INDETERMINATE");
    EXPECT_EQ(json["verdict"], "PENDING");
    EXPECT_TRUE(json["messages"].empty());
    EXPECT_TRUE(json["elapsed_ms"].is_number_integer());
    const auto& entry = json["signatures"].at(0);
    EXPECT_EQ(entry["field"], "Signature1");
    EXPECT_EQ(entry["kind"], "signature");
    EXPECT_EQ(entry["indication"], "INDETERMINATE");
    EXPECT_EQ(entry["sub_indication"], "TRY_LATER");
    EXPECT_EQ(entry["level"], "B-B");
    EXPECT_EQ(entry["sub_filter"], "ETSI.CAdES.detached");
    EXPECT_EQ(entry["integrity"], "intact");
    EXPECT_EQ(entry["coverage"], "whole-file");
    EXPECT_EQ(entry["changes_after"], "none");
    EXPECT_EQ(entry["certification"], 0);
    EXPECT_EQ(entry["claimed_time"], "2026-11-21T12:00:00Z");
    EXPECT_TRUE(entry["proven_time"].is_null());
    EXPECT_EQ(entry["signer"]["siren"], "123456782");
    EXPECT_EQ(entry["signer"]["cnbf"], "012345");
    EXPECT_EQ(entry["signer"]["issuer"], test::authority().issuing().certificate.subject);
    EXPECT_EQ(entry["signer"]["not_after"], "2027-12-31T23:00:00Z");
    EXPECT_EQ(entry["messages"].at(0)["code"], "SIG-311");
    EXPECT_FALSE(entry["messages"].at(0)["text"].get<std::string>().empty());
}

TEST(ReviewJson, SpeaksTheLanguageAskedFor)
{
    auto judged = signature(Indication::indeterminate, "TRY_LATER");
    judged.messages = {{base::Code::revocationUnknown, {}}};
    const auto report = fileWith({judged});

    EXPECT_NE(toJson(report, text::Language::french), toJson(report, text::Language::english));
}

TEST(ReviewJson, SaysNullForWhatIsNotKnown)
{
    pades::SignatureReport bare;
    const auto entry = nlohmann::json::parse(toJson(fileWith({bare})))["signatures"].at(0);

    for (const auto* key : {"level", "signer", "claimed_time", "proven_time", "digest", "algorithm", "sub_indication"}) {
        EXPECT_TRUE(entry[key].is_null()) << key;
    }
    EXPECT_EQ(entry["integrity"], "broken");
    EXPECT_EQ(entry["changes_after"], "forbidden");
}

TEST(ReviewJson, SurvivesAFileNameThatIsNoUtf8)
{
    auto report = fileWith({});
    report.file = std::string("TEST \xff.pdf");

    EXPECT_FALSE(nlohmann::json::parse(toJson(report))["file"].get<std::string>().empty());
}

TEST(OwnSignature, IsAcceptedWhenItIsIntactWholeUnchangedAndChained)
{
    EXPECT_TRUE(acceptOwnSignature(fileWith({signature(Indication::indeterminate, "TRY_LATER")}), true).has_value());
}

TEST(OwnSignature, MayStandAfterOthersThatAreNotOurs)
{
    auto earlier = signature(Indication::indeterminate, "NO_CERTIFICATE_CHAIN_FOUND");
    earlier.coverage = pades::Coverage::wholeRevision;
    earlier.level.clear();

    EXPECT_TRUE(acceptOwnSignature(fileWith({earlier, signature(Indication::indeterminate, "TRY_LATER")}), true).has_value());
}

TEST(OwnSignature, MayBeFollowedByItsArchive)
{
    auto own = signature(Indication::indeterminate, "TRY_LATER");
    own.coverage = pades::Coverage::wholeRevision;
    own.changes = pades::Changes::archival;
    own.level = "B-LTA";
    auto archive = signature(Indication::indeterminate, "TRY_LATER");
    archive.documentTimestamp = true;
    archive.level.clear();

    EXPECT_TRUE(acceptOwnSignature(fileWith({own, archive}), true).has_value());
    EXPECT_FALSE(acceptOwnSignature(fileWith({archive}), true).has_value()) << "a time-stamp is no signature";
}

TEST(OwnSignature, NeedsAChainOnlyWhereThereAreAnchors)
{
    auto unchained = signature(Indication::indeterminate, "NO_CERTIFICATE_CHAIN_FOUND");
    unchained.chain.clear();

    EXPECT_TRUE(acceptOwnSignature(fileWith({unchained}), false).has_value());
    EXPECT_FALSE(acceptOwnSignature(fileWith({unchained}), true).has_value());
}

struct Spoiled {
    std::string name;
    void (*spoil)(pades::SignatureReport&);
};

void PrintTo(const Spoiled& row, std::ostream* out)
{
    *out << row.name;
}

class SpoiledOwnSignature : public testing::TestWithParam<Spoiled> {};

TEST_P(SpoiledOwnSignature, IsRefused)
{
    auto spoiled = signature(Indication::indeterminate, "TRY_LATER");
    GetParam().spoil(spoiled);

    const auto accepted = acceptOwnSignature(fileWith({spoiled}), true);

    ASSERT_FALSE(accepted.has_value());
    EXPECT_EQ(accepted.error().code, base::Code::selfCheckFailed);
}

INSTANTIATE_TEST_SUITE_P(Reasons, SpoiledOwnSignature,
                         testing::Values(Spoiled{"broken", [](auto& s) { s.intact = false; }},
                                         Spoiled{"failed", [](auto& s) { s.indication = Indication::totalFailed; }},
                                         Spoiled{"not whole", [](auto& s) { s.coverage = pades::Coverage::wholeRevision; }},
                                         Spoiled{"partial", [](auto& s) { s.coverage = pades::Coverage::partial; }},
                                         Spoiled{"changed", [](auto& s) { s.changes = pades::Changes::formFilling; }},
                                         Spoiled{"outside the baseline", [](auto& s) { s.level.clear(); }}));

TEST(OwnSignature, IsNotFoundInAnUnsignedFile)
{
    EXPECT_FALSE(acceptOwnSignature(fileWith({}), false).has_value());
}

} // namespace sceau::review
