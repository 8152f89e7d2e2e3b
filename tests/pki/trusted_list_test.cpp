#include "pki/trusted_list.hpp"

#include "pki/openssl.hpp"
#include "shared/certificates.hpp"
#include "shared/test_pki.hpp"
#include "shared/trusted_lists.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pki {
namespace {

using Answer = QualifiedHint::Answer;
using test::ServiceDraft;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto complianceAndDevice = "DER:30143008060604008E4601013008060604008E460104";
constexpr auto complianceAlone = "DER:300A3008060604008E460101";
constexpr auto complianceForSeals = "DER:301F3008060604008E4601013013060604008E4601063009060704008E46010602";

TestIdentity lawyerWith(const TestIdentity& issuer, const std::string& statements,
                        const std::string& policy = "1.2.250.1.105.23.411.2.2.1.1.0")
{
    test::Extensions more{{NID_key_usage, "nonRepudiation", true}, {NID_certificate_policies, policy}};
    if (!statements.empty()) more.push_back({NID_qcStatements, statements});
    return test::made(test::draftFor("TEST avocat", &issuer, more));
}

struct People {
    TestIdentity schemeOperator = test::made(test::draftFor("TEST scheme operator", nullptr));
    TestIdentity stranger = test::made(test::draftFor("TEST scheme operator", nullptr));
    TestIdentity authority = test::made(test::authorityDraft("TEST AC", nullptr));
    TestIdentity lawyer = lawyerWith(authority, complianceAndDevice);
};

const People& people()
{
    static const People made;
    return made;
}

base::Result<TrustedList> read(const std::string& xml, const TestIdentity& schemeOperator = people().schemeOperator)
{
    return readTrustedList(base::bytesOf(xml), std::vector{schemeOperator.certificate});
}

std::string reasonOf(const base::Result<TrustedList>& list)
{
    return list ? "accepted" : list.error().facts.at("reason");
}

test::ListDraft draftWith(std::vector<ServiceDraft::Period> periods)
{
    return {{ServiceDraft{"TEST service", {people().authority.certificate}, std::move(periods)}}};
}

test::ListDraft usual(const std::string& more = {})
{
    return draftWith({{"2020-03-04T01:00:00Z", "granted", test::foreSignatures() + more}});
}

std::string signedBy(const test::ListDraft& draft)
{
    return test::signedList(test::unsignedList(draft), people().schemeOperator);
}

QualifiedHint hintOn(const TestIdentity& identity, const test::ListDraft& draft, const std::string& time = "2026-06-01T00:00:00Z")
{
    const auto list = read(signedBy(draft));
    EXPECT_TRUE(list.has_value()) << reasonOf(list);
    return hintFor(list.value_or(TrustedList{}), std::vector{identity.certificate, people().authority.certificate}, test::instant(time));
}

std::string replaced(std::string text, const std::string& old, const std::string& with)
{
    const auto at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return text.replace(at, old.size(), with);
}

std::string policyCriteria(const std::string& policy)
{
    return "<q:CriteriaList assert=\"all\"><q:PolicySet><q:PolicyIdentifier><x:Identifier>" + policy
           + "</x:Identifier></q:PolicyIdentifier></q:PolicySet></q:CriteriaList>";
}

std::string usageCriteria(const std::string& assert, const std::string& bit, const std::string& value)
{
    return "<q:CriteriaList assert=\"" + assert + "\"><q:KeyUsage><q:KeyUsageBit name=\"" + bit + "\">" + value
           + "</q:KeyUsageBit></q:KeyUsage></q:CriteriaList>";
}

} // namespace

TEST(TrustedListFile, IsReadWhenItsOperatorSignedIt)
{
    const auto list = read(signedBy(usual()));

    ASSERT_TRUE(list.has_value()) << reasonOf(list);
    EXPECT_EQ(list->territory, "FR");
    EXPECT_EQ(list->issuedAt, test::instant("2026-01-01T00:00:00Z"));
    EXPECT_EQ(list->nextUpdate, test::instant("2036-01-01T00:00:00Z"));
    EXPECT_EQ(list->signedBy, people().schemeOperator.certificate);
    ASSERT_EQ(list->services.size(), 1U);
    EXPECT_EQ(list->services[0].name, "TEST service");
    EXPECT_EQ(list->services[0].provider, "TEST provider");
    EXPECT_THAT(anchorsOf(*list), ElementsAre(people().authority.certificate));
}

TEST(TrustedListFile, ThatSomebodyElseSignedIsRefused)
{
    const auto xml = signedBy(usual());

    EXPECT_EQ(reasonOf(read(xml, people().stranger)), "signer");
    EXPECT_EQ(reasonOf(readTrustedList(base::bytesOf(xml), {})), "signer");
}

TEST(TrustedListFile, ThatWasChangedIsRefused)
{
    const auto xml = signedBy(usual());

    EXPECT_EQ(reasonOf(read(replaced(xml, "Svcstatus/granted", "Svcstatus/withdrawn"))), "signer");
    EXPECT_EQ(reasonOf(read(replaced(xml, "TEST provider", "TEST provider "))), "signer");
    EXPECT_EQ(reasonOf(read(replaced(xml, "<SchemeTerritory>", "<SchemeTerritory a=\"b\">"))), "signer");
}

TEST(TrustedListFile, WithoutASignatureOrWithTwoIsRefused)
{
    const auto xml = signedBy(usual());
    const auto begin = xml.find("<ds:Signature");
    const auto signature = xml.substr(begin, xml.find("</ds:Signature>") + 15 - begin);

    EXPECT_EQ(reasonOf(read(replaced(xml, signature, ""))), "signature");
    EXPECT_EQ(reasonOf(read(replaced(xml, signature, signature + signature))), "signature");
}

TEST(TrustedListFile, WhoseSignatureIsWrappedRoundAnotherListIsRefused)
{
    auto draft = usual();
    draft.target = "#list";
    const auto genuine = signedBy(draft);
    ASSERT_TRUE(read(genuine).has_value());
    const auto begin = genuine.find("<TrustServiceStatusList");
    const auto signatureAt = genuine.find("<ds:Signature");
    const auto signature = genuine.substr(signatureAt, genuine.find("</ds:Signature>") + 15 - signatureAt);
    const auto forged = replaced(test::unsignedList(usual()), "TEST provider", "TEST forger");
    const auto shell = forged.substr(0, forged.find("<ds:Signature"));

    const auto sameName = shell + "<Hidden>" + genuine.substr(begin) + "</Hidden>" + signature + "</TrustServiceStatusList>";
    EXPECT_EQ(reasonOf(read(sameName)), "coverage");
    const auto otherName = replaced(sameName, "Id=\"list\"", "Id=\"other\"");
    EXPECT_EQ(reasonOf(read(otherName)), "coverage");
}

TEST(TrustedListFile, WhoseSignatureLeavesSomethingOutIsRefused)
{
    auto draft = usual();
    draft.transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>not(ancestor-or-self::TSPServices)"
        "</ds:XPath></ds:Transform>";
    EXPECT_EQ(reasonOf(read(signedBy(draft))), "coverage");
}

TEST(TrustedListFile, OfAWeakAlgorithmIsRefused)
{
    auto draft = usual();
    draft.digest = "http://www.w3.org/2000/09/xmldsig#sha1";
    EXPECT_EQ(reasonOf(read(signedBy(draft))), "coverage");
}

TEST(TrustedListFile, WithADocumentTypeIsRefused)
{
    const auto xml = signedBy(usual());
    const std::string bomb = "<!DOCTYPE TrustServiceStatusList [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                             "<!ENTITY file SYSTEM \"file:///etc/hostname\">]><TrustServiceStatusList";

    EXPECT_EQ(reasonOf(read(replaced(xml, "<TrustServiceStatusList", bomb))), "form");
}

TEST(TrustedListFile, ThatIsNoneIsRefused)
{
    std::string deep;
    for (int i = 0; i < 10'000; ++i)
        deep += "<a>";
    EXPECT_EQ(reasonOf(read("")), "size");
    EXPECT_EQ(reasonOf(read("not xml")), "form");
    EXPECT_EQ(reasonOf(read("<list/>")), "form");
    EXPECT_EQ(reasonOf(read(deep)), "form");
    EXPECT_EQ(reasonOf(read(signedBy(usual()).substr(0, 2'000))), "form");
}

TEST(QualifiedHint, SaysYesForAQualifiedCertificateOnADevice)
{
    const auto hint = hintOn(people().lawyer, usual());

    EXPECT_EQ(hint.qualifiedForSignature, Answer::yes);
    EXPECT_EQ(hint.device, Answer::yes);
    EXPECT_EQ(hint.service, "TEST service");
    EXPECT_EQ(hint.provider, "TEST provider");
    EXPECT_EQ(hint.status, "granted");
    EXPECT_THAT(hint.reasons, ElementsAre("qcCompliance"));
}

TEST(QualifiedHint, ReadsTheDeviceFromTheCertificateWhereTheListSaysNothing)
{
    EXPECT_EQ(hintOn(lawyerWith(people().authority, complianceAlone), usual()).device, Answer::no);
}

TEST(QualifiedHint, SaysNoForACertificateWithoutTheStatement)
{
    const auto hint = hintOn(lawyerWith(people().authority, ""), usual());

    EXPECT_EQ(hint.qualifiedForSignature, Answer::no);
    EXPECT_EQ(hint.device, Answer::no);
    EXPECT_THAT(hint.reasons, ElementsAre("noQcCompliance"));
}

TEST(QualifiedHint, SaysNoForASeal)
{
    EXPECT_THAT(hintOn(lawyerWith(people().authority, complianceForSeals), usual()).reasons, ElementsAre("qcType"));
    EXPECT_THAT(hintOn(people().lawyer, draftWith({{"2020-03-04T01:00:00Z"}})).reasons, ElementsAre("serviceNotForSignatures"));
}

TEST(QualifiedHint, FollowsTheHistoryOfTheService)
{
    const auto draft = draftWith({{"2025-01-01T00:00:00Z", "withdrawn", test::foreSignatures()},
                                  {"2020-03-04T01:00:00Z", "granted", test::foreSignatures()},
                                  {"2010-01-01T00:00:00Z", "undersupervision"}});
    const auto answerAt = [&](const std::string& time) { return hintOn(people().lawyer, draft, time).qualifiedForSignature; };

    EXPECT_EQ(answerAt("2026-01-01T00:00:00Z"), Answer::no);
    EXPECT_EQ(answerAt("2025-01-01T00:00:00Z"), Answer::no);
    EXPECT_EQ(answerAt("2024-12-31T23:59:59Z"), Answer::yes);
    EXPECT_EQ(answerAt("2017-01-01T00:00:00Z"), Answer::no); // "under supervision" is a word of the old law
    EXPECT_EQ(answerAt("2015-01-01T00:00:00Z"), Answer::yes);
    EXPECT_EQ(answerAt("2009-01-01T00:00:00Z"), Answer::no);
}

TEST(QualifiedHint, FollowsTheQualifierOfThePolicyAtThatTime)
{
    const auto with = test::qualification("QCWithQSCD", policyCriteria("1.2.250.1.105.23.411.2.1.1.1.0"));
    const auto without = test::qualification("QCNoQSCD", policyCriteria("urn:oid:1.2.250.1.105.23.411.2.1.1.1.0"));
    const auto draft = draftWith({{"2020-03-04T01:00:00Z", "granted", test::foreSignatures() + without},
                                  {"2017-10-31T00:00:00Z", "granted", test::foreSignatures() + with}});
    const auto concerned = lawyerWith(people().authority, complianceAlone, "1.2.250.1.105.23.411.2.1.1.1.0");

    EXPECT_EQ(hintOn(concerned, draft, "2019-01-01T00:00:00Z").device, Answer::yes);
    EXPECT_EQ(hintOn(concerned, draft, "2021-01-01T00:00:00Z").device, Answer::no);
    EXPECT_EQ(hintOn(people().lawyer, draft, "2021-01-01T00:00:00Z").device, Answer::yes); // another policy: as in the certificate
}

TEST(QualifiedHint, ObeysNotQualified)
{
    const auto hint = hintOn(people().lawyer, usual(test::qualification("NotQualified", usageCriteria("all", "nonRepudiation", "true"))));

    EXPECT_EQ(hint.qualifiedForSignature, Answer::no);
    EXPECT_THAT(hint.reasons, ElementsAre("NotQualified"));
}

TEST(QualifiedHint, AppliesAQualifierOnlyToWhomItsCriteriaName)
{
    const auto answer = [](const std::string& criteria) {
        return hintOn(people().lawyer, usual(test::qualification("NotQualified", criteria))).qualifiedForSignature;
    };

    EXPECT_EQ(answer(usageCriteria("all", "nonRepudiation", "false")), Answer::yes);
    EXPECT_EQ(answer(usageCriteria("atLeastOne", "nonRepudiation", "true")), Answer::no);
    EXPECT_EQ(answer(usageCriteria("none", "nonRepudiation", "true")), Answer::yes);
    EXPECT_EQ(answer(usageCriteria("none", "digitalSignature", "true")), Answer::no);
    EXPECT_EQ(answer(usageCriteria("all", "encipherOnly", "true")), Answer::unknown);
    EXPECT_EQ(answer("<q:CriteriaList assert=\"all\"><q:otherCriteriaList/></q:CriteriaList>"), Answer::unknown);
    EXPECT_EQ(answer("<q:CriteriaList assert=\"all\">" + policyCriteria("1.2.3") + "</q:CriteriaList>"), Answer::yes);
}

TEST(QualifiedHint, IsUnknownForAServiceThatIsNotListedAndForAnOldList)
{
    const auto other = test::made(test::authorityDraft("TEST autre AC", nullptr));
    const auto foreign = lawyerWith(other, complianceAndDevice);
    const auto list = read(signedBy(usual()));
    ASSERT_TRUE(list.has_value());
    const auto hint = hintFor(*list, std::vector{foreign.certificate, other.certificate}, test::now());
    EXPECT_EQ(hint.qualifiedForSignature, Answer::unknown);
    EXPECT_THAT(hint.reasons, ElementsAre("serviceNotListed"));

    auto old = usual();
    old.nextUpdate = "2026-05-01T00:00:00Z";
    EXPECT_THAT(hintOn(people().lawyer, old).reasons, ElementsAre("listOutOfDate"));
}

TEST(QualifiedHint, IgnoresServicesOfAnotherKind)
{
    const auto draft = draftWith({{"2020-03-04T01:00:00Z", "granted", test::foreSignatures(), "TSA/QTST"}});
    const auto list = read(signedBy(draft));

    ASSERT_TRUE(list.has_value());
    EXPECT_THAT(anchorsOf(*list), IsEmpty());
    EXPECT_THAT(hintOn(people().lawyer, draft).reasons, ElementsAre("serviceStatus"));
}

} // namespace sceau::pki
