#include "token/uri.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;

TEST(TokenUri, ReadsEveryAttributeAndItsEscapes)
{
    const auto uri = parseUri(
        "pkcs11:token=TEST%20CL%C3%89;serial=00a1;manufacturer=Gemalto%3B;model=v2;object=TEST%20Signature;id=%01%ff%00;type=cert");

    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->token, "TEST CL\xC3\x89");
    EXPECT_EQ(uri->serial, "00a1");
    EXPECT_EQ(uri->manufacturer, "Gemalto;");
    EXPECT_EQ(uri->model, "v2");
    EXPECT_EQ(uri->object, "TEST Signature");
    EXPECT_EQ(uri->id, (base::Bytes{0x01, 0xFF, 0x00}));
}

TEST(TokenUri, OfNothingNamesAnyToken)
{
    EXPECT_EQ(*parseUri(""), TokenUri{});
    EXPECT_EQ(*parseUri("pkcs11:"), TokenUri{});
}

TEST(TokenUri, DistinguishesAnEmptyAttributeFromAMissingOne)
{
    const auto uri = parseUri("pkcs11:serial=");

    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->serial, "");
    EXPECT_FALSE(uri->token.has_value());
}

class EveryText : public testing::TestWithParam<std::string> {};

TEST_P(EveryText, ComesBackFromItsUri)
{
    TokenUri uri;
    uri.token = GetParam();
    uri.object = GetParam();
    uri.id = base::Bytes(GetParam().begin(), GetParam().end());

    const auto back = parseUri(toString(uri));

    ASSERT_TRUE(back) << toString(uri);
    EXPECT_EQ(*back, uri);
}

INSTANTIATE_TEST_SUITE_P(TokenUri, EveryText,
                         testing::Values("TEST CLE AVOCAT", "a;b=c?d&e%f/g#h\"i", "\xC3\xA9t\xC3\xA9", std::string("\0\xFF\x80 ", 4), "%41",
                                         ""));

class EveryBadUri : public testing::TestWithParam<std::string> {};

TEST_P(EveryBadUri, IsRefusedRatherThanHalfUnderstood)
{
    const auto uri = parseUri(GetParam());

    ASSERT_FALSE(uri);
    EXPECT_EQ(uri.error().code, Code::tokenUriInvalid);
}

INSTANTIATE_TEST_SUITE_P(TokenUri, EveryBadUri,
                         testing::Values("token=a", "PKCS12:token=a", "http://example.org", "pkcs11:token", "pkcs11:token=%4",
                                         "pkcs11:token=%zz", "pkcs11:token=a b", "pkcs11:token=a\xC3\xA9", "pkcs11:token=a;token=b",
                                         "pkcs11:id=%01;id=%02", "pkcs11:token=a;", "pkcs11:;token=a", "pkcs11:slot-id=1",
                                         "pkcs11:library-description=x", "pkcs11:x-own=1", "pkcs11:type=anything",
                                         "pkcs11:token=a?pin-value=1234", "pkcs11:token=a?module-path=/tmp/x.so",
                                         "pkcs11:token=" + std::string(5'000, 'a')));

TEST(TokenUri, NamesTheAttributeItRefuses)
{
    EXPECT_EQ(parseUri("pkcs11:token=a;slot-id=1").error().facts.at("attribute"), "slot-id");
}

TEST(TokenUri, KeepsAPinOfAQueryOutOfItsFacts)
{
    const auto uri = parseUri("pkcs11:token=a?pin-value=987654");

    for (const auto& [name, value] : uri.error().facts)
        EXPECT_EQ(value.find("987654"), std::string::npos) << name;
}

} // namespace sceau::token
