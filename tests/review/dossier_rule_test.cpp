#include "review/dossier_rule.hpp"

#include "sample.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace sceau::review {

using pades::Changes;
using pades::Indication;

namespace {

constexpr auto hash = "00ff";

/// A dossier signed in time by the lawyer of the directory, as it was issued, and the portal that says so.
struct Case {
    VerifiedFile file;
    PortalAnswer answer;
    base::Instant now{};

    Case()
    {
        file.report = test::sampleReport("TEST dossier.pdf");
        auto& signature = file.report.signatures[0];
        signature.changes = Changes::none;
        now = signature.signer->notAfter - std::chrono::days(40);
        signature.claimedTime = base::rfc3339(now - std::chrono::days(1));
        signature.provenTime = signature.claimedTime;
        file.look.earlier = {{1000, hash, ""}};
        file.look.text = SignedText{true, {"TEST-425490-1"}};

        OrderFacts facts;
        facts.order.number = "425490";
        facts.order.step = renewal::OrderStep::signedElectronically;
        facts.issued = IssuedFacts{"TEST-425490-1", 1, 1000, hash};
        facts.earlierRenewals = 0;
        const auto holder = pki::holderOf(*signature.signer);
        renewal::DirectoryEntry entry;
        entry.cnbf = "012345";
        entry.civilName = holder.surname;
        entry.firstNames = {holder.givenName};
        entry.siren = holder.siren.value;
        facts.entry = entry;
        answer.kind = renewal::PortalKind::test;
        answer.orders = {facts};
    }

    pades::SignatureReport& signature() { return file.report.signatures[0]; }
    OrderFacts& order() { return answer.orders[0]; }
    std::vector<std::string>& numbers() { return file.look.text->numbers; }
    [[nodiscard]] FileReview review() const { return reviewDossier(file, answer, now); }
};

bool says(const FileReview& review, const std::string& code)
{
    return std::any_of(review.findings.begin(), review.findings.end(), [&](const Finding& finding) { return finding.code == code; });
}

std::string codesOf(const FileReview& review)
{
    std::string all;
    for (const auto& finding : review.findings)
        all += finding.code + ' ';
    return all;
}

struct Row {
    std::string name;
    void (*change)(Case&);
    Verdict verdict;
    std::string code;
};

void PrintTo(const Row& row, std::ostream* out)
{
    *out << row.name;
}

class ChangedDossier : public testing::TestWithParam<Row> {};

} // namespace

TEST(DossierPolicy, AcceptsTheDossierThatWasIssuedToThisHolder)
{
    const auto review = Case().review();

    EXPECT_EQ(review.verdict, Verdict::accepted) << codesOf(review);
    EXPECT_TRUE(says(review, "dossier.asIssued"));
}

TEST_P(ChangedDossier, IsJudgedWithItsReason)
{
    Case changed;
    GetParam().change(changed);

    const auto review = changed.review();

    EXPECT_EQ(review.verdict, GetParam().verdict) << codesOf(review);
    EXPECT_TRUE(says(review, GetParam().code)) << codesOf(review);
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, ChangedDossier,
    testing::Values(
        Row{"two signatures", [](Case& c) { c.file.report.signatures.push_back(c.signature()); }, Verdict::rejected, "SIG-361"},
        Row{"filled in later", [](Case& c) { c.signature().changes = Changes::formFilling; }, Verdict::rejected, "SIG-362"},
        Row{"annotated later", [](Case& c) { c.signature().changes = Changes::annotations; }, Verdict::rejected, "SIG-362"},
        Row{"another profile", [](Case& c) { c.signature().subFilter = "adbe.pkcs7.detached"; }, Verdict::review, "SIG-363"},
        Row{"outside the baseline", [](Case& c) { c.signature().level.clear(); }, Verdict::review, "SIG-363"},
        Row{"annotations allowed", [](Case& c) { c.signature().certification = 3; }, Verdict::rejected, "SIG-364"},
        Row{"no portal", [](Case& c) { c.answer = {}; }, Verdict::review, "ORD-644"},
        Row{"no order", [](Case& c) { c.answer.orders.clear(); }, Verdict::rejected, "ORD-640"},
        Row{"nothing issued", [](Case& c) { c.order().issued.reset(); }, Verdict::rejected, "ORD-641"},
        Row{"other bytes", [](Case& c) { c.file.look.earlier[0].sha256 = "beef"; }, Verdict::rejected, "ORD-642"},
        Row{"shorter bytes", [](Case& c) { c.file.look.earlier[0].size = 999; }, Verdict::rejected, "ORD-642"},
        Row{"changed before signing", [](Case& c) { c.file.look.earlier[0].beyond = "object 3"; }, Verdict::rejected, "ORD-645"},
        Row{"the number of another order", [](Case& c) { c.numbers() = {"TEST-425491-1"}; }, Verdict::rejected, "ORD-643"},
        Row{"the number of an earlier version", [](Case& c) { c.numbers() = {"TEST-425490-2"}; }, Verdict::rejected, "ORD-643"},
        Row{"a text without number", [](Case& c) { c.numbers().clear(); }, Verdict::rejected, "ORD-643"},
        Row{"two numbers", [](Case& c) { c.numbers().push_back("TEST-425491-1"); }, Verdict::review, "dossier.severalNumbers"},
        Row{"a number of another kind", [](Case& c) { c.numbers().push_back("4567-1"); }, Verdict::accepted, "dossier.asIssued"},
        Row{"pages without text", [](Case& c) { c.file.look.text = SignedText{}; }, Verdict::review, "dossier.textUnread"},
        Row{"a text that was not read", [](Case& c) { c.file.look.text.reset(); }, Verdict::review, "dossier.textUnread"},
        Row{"cancelled order", [](Case& c) { c.order().order.step = renewal::OrderStep::cancelled; }, Verdict::rejected, "ORD-603"},
        Row{"unpaid order", [](Case& c) { c.order().order.step = renewal::OrderStep::created; }, Verdict::rejected, "ORD-602"},
        Row{"another SIREN", [](Case& c) { c.order().entry->siren = "987654324"; }, Verdict::rejected, "R5.siren"},
        Row{"not in the directory", [](Case& c) { c.order().entry.reset(); }, Verdict::review, "R5.noDirectory"},
        Row{"renewed before", [](Case& c) { c.order().earlierRenewals = 1; }, Verdict::rejected, "R4.renewed"},
        Row{"a test key in production", [](Case& c) { c.answer.kind = renewal::PortalKind::production; }, Verdict::rejected, "R7.test"},
        Row{"signed too early", [](Case& c) { c.signature().provenTime = base::rfc3339(c.now - std::chrono::days(90)); }, Verdict::rejected,
            "R8.outside"},
        Row{"a time that is only claimed", [](Case& c) { c.signature().provenTime.clear(); }, Verdict::accepted, "R8.claimed"},
        Row{"no time at all",
            [](Case& c) {
                c.signature().provenTime.clear();
                c.signature().claimedTime.clear();
            },
            Verdict::review, "proof.noTime"},
        Row{"revoked since",
            [](Case& c) {
                c.signature().indication = Indication::indeterminate;
                c.signature().subIndication = "REVOKED_NO_POE";
            },
            Verdict::rejected, "R9.revoked"},
        Row{"waiting for revocation data",
            [](Case& c) {
                c.signature().indication = Indication::indeterminate;
                c.signature().subIndication = "TRY_LATER";
            },
            Verdict::pending, "R9.unknown"}));

TEST(DossierPolicy, NamesTheDossierThatWasSignedInstead)
{
    Case changed;
    changed.numbers() = {"TEST-425491-1"};

    const auto review = changed.review();

    const auto other = std::find_if(review.findings.begin(), review.findings.end(), [](const auto& f) { return f.code == "ORD-643"; });
    ASSERT_NE(other, review.findings.end());
    EXPECT_EQ(other->facts.at("dossier"), "TEST-425490-1");
    EXPECT_EQ(other->facts.at("other"), "TEST-425491-1");
}

TEST(DossierPolicy, TakesTheOrderWhoseDossierWasSigned)
{
    Case changed;
    auto earlier = changed.order();
    earlier.order.number = "425489";
    earlier.issued->sha256 = "beef";
    changed.answer.orders.insert(changed.answer.orders.begin(), earlier);

    EXPECT_EQ(changed.review().verdict, Verdict::accepted) << codesOf(changed.review());
}

TEST(DossierPolicy, NeverAcceptsAFileWithoutSignature)
{
    Case changed;
    changed.file.report.signatures.clear();

    EXPECT_EQ(changed.review().verdict, Verdict::rejected);
}

} // namespace sceau::review
