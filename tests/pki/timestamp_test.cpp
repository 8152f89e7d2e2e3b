#include "pki/timestamp.hpp"

#include "pki/timestamp_exchange.hpp"
#include "shared/certificates.hpp"
#include "shared/odd_cms.hpp"
#include "shared/test_pki.hpp"
#include "shared/time_authority.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/objects.h>

namespace sceau::pki {

using base::Bytes;
using base::Code;

namespace {

constexpr auto tokenInfo = "1.2.840.113549.1.9.16.1.4";

Bytes der(std::uint8_t tag, const std::vector<Bytes>& parts)
{
    Bytes content;
    for (const auto& part : parts)
        content.insert(content.end(), part.begin(), part.end());
    Bytes whole{tag};
    if (content.size() > 0x7F) whole.push_back(0x81);
    whole.push_back(static_cast<std::uint8_t>(content.size()));
    whole.insert(whole.end(), content.begin(), content.end());
    return whole;
}

Bytes text(std::uint8_t tag, std::string_view characters)
{
    const auto bytes = base::bytesOf(characters);
    return der(tag, {Bytes(bytes.begin(), bytes.end())});
}

/// TSTInfo (RFC 3161 § 2.4.2) as anyone may write it.
struct Info {
    Bytes version{1};
    Bytes imprint = Bytes(32, 7);
    std::string time = "20261121120000Z";
    Bytes more = der(0x02, {{0x12, 0x34}}); ///< what follows genTime: a nonce

    [[nodiscard]] Bytes encoded() const
    {
        const Bytes policy{0x06, 0x03, 0x2A, 0x03, 0x04};
        const Bytes sha256{0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
        const auto stated = der(0x30, {der(0x30, {sha256, {0x05, 0x00}}), der(0x04, {imprint})});
        return der(0x30, {der(0x02, {version}), policy, stated, der(0x02, {{0x0F}}), text(0x18, time), more});
    }
};

const TestIdentity& unit()
{
    static const auto root = test::made(test::authorityDraft("TEST Racine", nullptr));
    static const auto made = test::timeUnit(root);
    return made;
}

Bytes tokenOf(
    const Bytes& info, const std::function<void(test::OddCms&)>& change = [](auto&) {})
{
    test::OddCms odd;
    odd.signer = &unit();
    odd.contentType = odd.encapsulatedType = tokenInfo;
    odd.encapsulated = info;
    odd.messageDigest = test::sha256(info);
    change(odd);
    return make(odd);
}

Timestamp readOf(const Bytes& token)
{
    auto timestamp = readTimestamp(token);
    EXPECT_TRUE(timestamp.has_value()) << timestamp.error().where;
    return timestamp.value_or(Timestamp{});
}

} // namespace

TEST(TimestampToken, SaysWhatItsAuthoritySigned)
{
    const auto timestamp = readOf(tokenOf(Info{}.encoded()));

    EXPECT_EQ(timestamp.time, test::instant("2026-11-21T12:00:00Z"));
    EXPECT_EQ(timestamp.digest, "SHA-256");
    EXPECT_EQ(timestamp.imprint, Bytes(32, 7));
    EXPECT_EQ(timestamp.policy, "1.2.3.4");
    EXPECT_EQ(timestamp.nonce, (Bytes{0x12, 0x34}));
    EXPECT_EQ(timestamp.signer, unit().certificate);
    EXPECT_TRUE(timestamp.signatureValid && timestamp.bound && timestamp.usageFit);
    EXPECT_THAT(timestamp.problems, testing::IsEmpty());
}

TEST(TimestampToken, MayBeFollowedByZerosAndNothingElse)
{
    const auto token = tokenOf(Info{}.encoded());
    auto padded = token;
    padded.resize(token.size() + 50);
    auto abused = padded;
    abused.back() = 'x';

    EXPECT_EQ(readOf(padded).der, token);
    EXPECT_EQ(readTimestamp(abused).error().code, Code::timestampMalformed);
}

TEST(TimestampToken, DropsAFractionOfASecond)
{
    Info info;
    info.time = "20261121120000.75Z";

    EXPECT_EQ(readOf(tokenOf(info.encoded())).time, test::instant("2026-11-21T12:00:00Z"));
}

TEST(TimestampToken, ThatWasCutAnywhereIsRefused)
{
    const auto whole = tokenOf(Info{}.encoded());
    for (std::size_t size = 0; size < whole.size(); size += 11) {
        const auto read = readTimestamp(base::BytesView(whole).first(size));
        EXPECT_EQ(read ? Code::internal : read.error().code, Code::timestampMalformed) << size;
    }
}

TEST(TimestampToken, OfAnotherContentThanItsDigestIsNotValid)
{
    const auto token = tokenOf(Info{}.encoded(), [](auto& odd) { odd.messageDigest = Bytes(32, 1); });

    EXPECT_FALSE(readOf(token).signatureValid);
}

TEST(TimestampToken, WithABrokenSignatureIsNotValid)
{
    EXPECT_FALSE(readOf(tokenOf(Info{}.encoded(), [](auto& odd) { odd.breakSignature = true; })).signatureValid);
}

TEST(TimestampToken, ThatNamesAnotherCertificateIsNotBound)
{
    const auto other = test::made(test::authorityDraft("TEST autre", nullptr)).certificate;
    const auto token = tokenOf(Info{}.encoded(), [&](auto& odd) { odd.essOf = &other; });

    EXPECT_FALSE(readOf(token).bound);
}

TEST(TimestampToken, NamesItsSignerByTheFirstVersionOfTheAttributeToo)
{
    EXPECT_TRUE(readOf(tokenOf(Info{}.encoded(), [](auto& odd) { odd.ess = test::OddCms::Ess::first; })).bound);
}

TEST(TimestampToken, OfAKeyThatDoesOtherThingsIsUnfit)
{
    const auto root = test::made(test::authorityDraft("TEST Racine", nullptr));
    const auto signedFor = [&](const test::Extensions& usage) {
        const auto signer = test::made(test::draftFor("TEST Horodatage", &root, usage));
        return readOf(tokenOf(Info{}.encoded(), [&](auto& odd) { odd.signer = &signer; })).usageFit;
    };

    EXPECT_TRUE(signedFor({{NID_ext_key_usage, "timeStamping", true}}));
    EXPECT_FALSE(signedFor({{NID_ext_key_usage, "timeStamping", false}}));
    EXPECT_FALSE(signedFor({{NID_ext_key_usage, "timeStamping,emailProtection", true}}));
    EXPECT_FALSE(signedFor({}));
}

struct Malformed {
    const char* name;
    Info info;
};

class EveryMalformedToken : public testing::TestWithParam<Malformed> {};

TEST_P(EveryMalformedToken, IsRefused)
{
    const auto read = readTimestamp(tokenOf(GetParam().info.encoded()));

    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, Code::timestampMalformed);
}

INSTANTIATE_TEST_SUITE_P(
    TimestampToken, EveryMalformedToken,
    testing::Values(Malformed{"Version2", {.version = {2}}}, Malformed{"ImprintOfAnotherSize", {.imprint = Bytes(20, 7)}},
                    Malformed{"TimeWithoutSeconds", {.time = "202611211200Z"}}, Malformed{"TimeOfAZone", {.time = "20261121120000+0100"}},
                    Malformed{"TimeWithoutZone", {.time = "20261121120000"}}, Malformed{"ThirteenthMonth", {.time = "20261321120000Z"}},
                    Malformed{"FractionOfNothing", {.time = "20261121120000.Z"}},
                    Malformed{"UnknownCriticalExtension",
                              {.more = {0xA1, 0x0C, 0x30, 0x0A, 0x06, 0x03, 0x2A, 0x03, 0x09, 0x01, 0x01, 0xFF, 0x04, 0x00}}}),
    [](const auto& malformed) { return malformed.param.name; });

TEST(TimestampToken, IsNoOtherSignedData)
{
    test::OddCms odd;
    odd.signer = &unit();
    odd.messageDigest = test::sha256(base::bytesOf("TEST"));

    EXPECT_EQ(readTimestamp(make(odd)).error().code, Code::timestampMalformed);
    EXPECT_EQ(readTimestamp({}).error().code, Code::timestampMalformed);
    EXPECT_EQ(readTimestamp(unit().certificate.der).error().code, Code::timestampMalformed);
}

TEST(TimestampAnswer, ThatRefusesSaysWhyInItsOwnPlainWords)
{
    const auto refusal = [](std::string_view words) {
        const auto status = der(0x30, {der(0x02, {{2}}), der(0x30, {text(0x0C, words)}), {0x03, 0x02, 0x07, 0x80}});
        return grantedBy(der(0x30, {status})).error();
    };

    EXPECT_EQ(refusal("Quota used up").code, Code::timestampRefused);
    EXPECT_EQ(refusal("Quota used up").facts.at("reason"), "badAlg");
    EXPECT_EQ(refusal("Quota used up").facts.at("said"), "Quota used up");
    EXPECT_EQ(refusal("\x1b[2J").facts.count("said"), 0U);
}

} // namespace sceau::pki
