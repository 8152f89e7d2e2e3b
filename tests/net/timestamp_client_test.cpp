#include "pki/timestamp_client.hpp"

#include "net/curl_transport.hpp"
#include "shared/certificates.hpp"
#include "shared/odd_cms.hpp"
#include "shared/time_authority.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/objects.h>
#include <poll.h>
#include <sys/socket.h>

using namespace sceau;
using base::Code;
using sceau::test::LocalServer;
using sceau::test::sendText;
using sceau::test::TimeAuthority;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

const base::Bytes data{'T', 'E', 'S', 'T'};

/// An authority of authorities, and units of every kind; made once.
struct Units {
    pki::TestIdentity root = test::made(test::authorityDraft("TEST Racine", nullptr));
    pki::TestIdentity unit = test::timeUnit(root);
    pki::TestIdentity ended = [this] {
        auto draft = test::draftFor("TEST Horodatage", &root, {{NID_ext_key_usage, "timeStamping", true}});
        draft.notAfter = test::present() - std::chrono::days{1};
        return test::made(draft);
    }();
};

const Units& units()
{
    static const Units made;
    return made;
}

TimeAuthority::Manner manner(const pki::TestIdentity& unit = units().unit)
{
    TimeAuthority::Manner usual;
    usual.identity = &unit;
    return usual;
}

pki::TimestampRequest request(pki::Digest digest = pki::Digest::sha256)
{
    auto imprint = digest == pki::Digest::sha256 ? test::sha256(data) : base::Bytes(pki::digestSize(digest), 7);
    return {digest, std::move(imprint)};
}

class Stamping : public testing::Test {
protected:
    pki::TimestampClient client(std::vector<pki::TimestampAuthority> authorities, base::Clock clock = {})
    {
        return {transport, std::move(authorities), {units().root.certificate}, clock};
    }
    /// The only failure of asking this authority.
    base::Error failureOf(const TimeAuthority& authority, const std::string& policy = {}, base::Clock clock = {})
    {
        auto asking = client({{authority.url(), policy}}, clock);
        const auto stamped = asking.stamp(request());
        EXPECT_EQ(stamped ? Code::internal : stamped.error().code, Code::timestampUnavailable);
        return asking.failures().size() == 1 ? asking.failures().front() : base::Error{Code::internal};
    }

    net::CurlTransport transport{{.proxy = "", .localAuthorities = true}};
};

} // namespace

TEST_F(Stamping, GivesATokenThatOpensslAccepts)
{
    const TimeAuthority authority(manner());

    const auto stamped = client({{authority.url(), {}}}).stamp(request());

    ASSERT_TRUE(stamped.has_value()) << base::name(stamped.error().code) << stamped.error().facts.at("reasons");
    EXPECT_THAT(test::timestampComplaints(stamped->der, data, units().root.certificate), IsEmpty());
    EXPECT_EQ(stamped->signer, units().unit.certificate);
    EXPECT_EQ(stamped->policy, "1.2.3.4.1");
    EXPECT_EQ(stamped->digest, "SHA-256");
    EXPECT_EQ(stamped->nonce.size(), 8U);
}

TEST_F(Stamping, AsksForAPolicyAndForOtherDigests)
{
    auto accepting = manner();
    accepting.otherPolicies = "1.2.3.4.5";
    const TimeAuthority authority(accepting);

    const auto stamped = client({{authority.url(), "1.2.3.4.5"}}).stamp(request(pki::Digest::sha512));

    ASSERT_TRUE(stamped.has_value()) << stamped.error().facts.at("reasons");
    EXPECT_EQ(stamped->policy, "1.2.3.4.5");
    EXPECT_EQ(stamped->digest, "SHA-512");
}

TEST_F(Stamping, GoesOnToTheNextAuthorityAndKeepsWhyTheFirstFailed)
{
    auto down = manner();
    down.status = "503 Service Unavailable";
    const TimeAuthority first(down);
    const TimeAuthority second(manner());
    auto asking = client({{first.url(), {}}, {second.url(), {}}});

    ASSERT_TRUE(asking.stamp(request()).has_value());
    ASSERT_THAT(asking.failures(), SizeIs(1));
    EXPECT_EQ(asking.failures().front().code, Code::networkStatus);
    EXPECT_EQ(asking.failures().front().facts.at("status"), "503");

    ASSERT_TRUE(asking.stamp(request()).has_value());
    EXPECT_EQ(first.asked(), 1) << "one that failed is not asked again while another answers";
}

TEST_F(Stamping, WaitsNoLongerThanItsPatienceForASlowAuthorityThenAsksTheNext)
{
    const LocalServer trickling([](const std::string&, int socket) {
        sendText(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: 4000\r\n\r\n");
        while (sendText(socket, "0"))
            ::poll(nullptr, 0, 20);
    });
    const LocalServer silent([](const std::string&, int socket) {
        char ignored = 0;
        EXPECT_LE(::recv(socket, &ignored, 1, 0), 0) << "the client goes away";
    });
    const TimeAuthority prompt(manner());
    pki::TimestampClient asking(transport, {{trickling.url(), {}}, {silent.url(), {}}, {prompt.url(), {}}}, {units().root.certificate}, {},
                                nullptr, std::chrono::milliseconds{1'500});

    const auto stamped = asking.stamp(request());

    ASSERT_TRUE(stamped.has_value()) << stamped.error().facts.at("reasons");
    ASSERT_THAT(asking.failures(), SizeIs(2));
    EXPECT_EQ(asking.failures()[0].code, Code::networkTimeout);
    EXPECT_EQ(asking.failures()[1].code, Code::networkTimeout);
}

TEST_F(Stamping, NamesASlowAuthorityWhenNoOtherAnswers)
{
    const LocalServer silent([](const std::string&, int socket) {
        char ignored = 0;
        EXPECT_LE(::recv(socket, &ignored, 1, 0), 0);
    });
    pki::TimestampClient asking(transport, {{silent.url(), {}}}, {}, {}, nullptr, std::chrono::milliseconds{300});

    const auto answers = asking.answers();

    ASSERT_FALSE(answers.has_value());
    EXPECT_EQ(answers.error().code, Code::timestampUnavailable);
    EXPECT_EQ(answers.error().facts.at("reasons"), "127.0.0.1 NET-502");
}

TEST_F(Stamping, SaysWhatEachAuthoritySaidWhenNoneAnswers)
{
    auto refusing = manner();
    refusing.digests = "sha512";
    const TimeAuthority authority(refusing);
    auto asking = client({{"http://127.0.0.1:1/", {}}, {authority.url(), {}}});

    const auto answers = asking.answers();

    ASSERT_FALSE(answers.has_value());
    EXPECT_EQ(answers.error().code, Code::timestampUnavailable);
    EXPECT_THAT(answers.error().facts.at("reasons"), HasSubstr("127.0.0.1 NET-501"));
    EXPECT_THAT(answers.error().facts.at("reasons"), HasSubstr("NET-513 badAlg"));
}

TEST_F(Stamping, WithoutAnyAuthorityIsAnErrorOfItsOwn)
{
    const auto stamped = client({}).stamp(request());

    ASSERT_FALSE(stamped.has_value());
    EXPECT_EQ(stamped.error().code, Code::timestampNowhere);
}

TEST_F(Stamping, EndsAtOnceWhenItIsStopped)
{
    const TimeAuthority authority(manner());
    std::stop_source stop;
    stop.request_stop();

    const auto stamped = client({{authority.url(), {}}, {authority.url(), {}}}).stamp(request(), stop.get_token());

    ASSERT_FALSE(stamped.has_value());
    EXPECT_EQ(stamped.error().code, Code::cancelled);
}

TEST_F(Stamping, RefusesAPolicyThatTheAuthorityDoesNotHave)
{
    const TimeAuthority authority(manner());

    const auto failure = failureOf(authority, "1.2.3.4.9");

    EXPECT_EQ(failure.code, Code::timestampRefused);
    EXPECT_EQ(failure.facts.at("reason"), "unacceptedPolicy");
}

TEST_F(Stamping, RefusesAnAnswerToAnEarlierQuestion)
{
    std::string kept;
    auto replaying = manner();
    replaying.alter = [&kept](const std::string& response) { return kept.empty() ? kept = response : kept; };
    const TimeAuthority authority(replaying);
    ASSERT_TRUE(client({{authority.url(), {}}}).stamp(request()).has_value());

    const auto failure = failureOf(authority);

    EXPECT_EQ(failure.code, Code::timestampAnswerInvalid);
    EXPECT_EQ(failure.facts.at("reason"), "nonce");
}

TEST_F(Stamping, RefusesATimeStampOfSomethingElse)
{
    const TimeAuthority honest(manner());
    std::string other;
    auto mixing = manner();
    mixing.alter = [&other](const std::string& response) { return other.empty() ? response : other; };
    const TimeAuthority authority(mixing);
    auto recording = manner();
    recording.alter = [&other](const std::string& response) { return other = response; };
    const TimeAuthority recorder(recording);
    ASSERT_TRUE(client({{recorder.url(), {}}}).stamp({pki::Digest::sha256, base::Bytes(32, 9)}).has_value());

    const auto failure = failureOf(authority);

    EXPECT_EQ(failure.code, Code::timestampAnswerInvalid);
    EXPECT_EQ(failure.facts.at("reason"), "messageImprint");
}

TEST_F(Stamping, RefusesAClockThatDiffersByMoreThanFiveMinutes)
{
    const TimeAuthority authority(manner());

    const auto failure = failureOf(authority, {}, base::Clock(test::present() + std::chrono::minutes{6}));

    EXPECT_EQ(failure.code, Code::timestampClockDiffers);
    EXPECT_TRUE(client({{authority.url(), {}}}, base::Clock(test::present() - std::chrono::minutes{4})).stamp(request()).has_value());
}

TEST_F(Stamping, RefusesAnAuthorityOutsideTheAnchors)
{
    const TimeAuthority authority(manner());
    const auto stranger = test::made(test::authorityDraft("TEST Racine", nullptr));
    pki::TimestampClient asking(transport, {{authority.url(), {}}}, {stranger.certificate});

    ASSERT_FALSE(asking.stamp(request()).has_value());
    EXPECT_EQ(asking.failures().front().code, Code::timestampAuthorityUnfit);
    EXPECT_EQ(asking.failures().front().facts.at("reason"), "path");
}

TEST_F(Stamping, FetchesTheIssuersThatATokenLeavesOut)
{
    pki::TestIdentity issuing;
    const sceau::test::LocalServer published([&](const std::string&, int socket) {
        (void)sceau::test::sendText(socket, sceau::test::httpAnswer("200 OK", std::string(base::textOf(issuing.certificate.der))));
    });
    issuing = test::made(test::authorityDraft("TEST AC", &units().root));
    const auto unit = test::timeUnit(issuing, {{NID_info_access, "caIssuers;URI:" + published.url("/issuing.crt")}});
    const TimeAuthority authority(manner(unit));
    pki::EvidenceSource issuers(transport, {});
    pki::TimestampClient asking(transport, {{authority.url(), {}}}, {units().root.certificate}, {}, &issuers);

    EXPECT_TRUE(asking.stamp(request()).has_value()) << asking.failures().front().facts.at("reason");
    EXPECT_EQ(client({{authority.url(), {}}}).stamp(request()).has_value(), false);
}

struct Bad {
    const char* name;
    std::function<TimeAuthority::Manner()> manner;
    Code code;
    const char* reason;
};

std::function<TimeAuthority::Manner()> with(const std::function<void(TimeAuthority::Manner&)>& change)
{
    return [change] {
        auto bad = manner();
        change(bad);
        return bad;
    };
}

class EveryBadAnswer : public Stamping, public testing::WithParamInterface<Bad> {};

TEST_P(EveryBadAnswer, IsRefusedWithItsReason)
{
    const TimeAuthority authority(GetParam().manner());

    const auto failure = failureOf(authority);

    EXPECT_EQ(failure.code, GetParam().code) << failure.where;
    const auto reason = failure.facts.find("reason");
    EXPECT_EQ(reason == failure.facts.end() ? std::string() : reason->second, GetParam().reason);
    EXPECT_EQ(failure.facts.count("host"), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    TimestampClient, EveryBadAnswer,
    testing::Values(Bad{"UnsupportedDigest", with([](auto& bad) { bad.digests = "sha512"; }), Code::timestampRefused, "badAlg"},
                    Bad{"HtmlInsteadOfAnAnswer", with([](auto& bad) { bad.contentType = "text/html"; }), Code::timestampAnswerInvalid,
                        "Content-Type"},
                    Bad{"Redirected", with([](auto& bad) { bad.status = "302 Found"; }), Code::networkStatus, ""},
                    Bad{"NothingAtAll", with([](auto& bad) { bad.alter = [](const auto&) { return std::string(); }; }),
                        Code::timestampAnswerInvalid, "TimeStampResp"},
                    Bad{"OtherBytes", with([](auto& bad) { bad.alter = [](const auto&) { return std::string(900, '0'); }; }),
                        Code::timestampAnswerInvalid, "TimeStampResp"},
                    Bad{"BytesAfterIt", with([](auto& bad) { bad.alter = [](const auto& all) { return all + '0'; }; }),
                        Code::timestampAnswerInvalid, "TimeStampResp"},
                    Bad{"CutShort", with([](auto& bad) { bad.alter = [](const auto& all) { return all.substr(0, all.size() - 1); }; }),
                        Code::timestampAnswerInvalid, "TimeStampResp"},
                    Bad{"TooLarge", with([](auto& bad) { bad.alter = [](const auto& all) { return all + std::string(300 * 1024, '0'); }; }),
                        Code::networkTooLarge, ""},
                    Bad{"OtherSignature", with([](auto& bad) {
                            bad.alter = [](std::string all) {
                                all.back() = static_cast<char>(all.back() ^ 1);
                                return all;
                            };
                        }),
                        Code::timestampAnswerInvalid, "signature"},
                    Bad{"CertificateEnded", [] { return manner(units().ended); }, Code::timestampAuthorityUnfit, "notAfter"}),
    [](const auto& bad) { return bad.param.name; });
