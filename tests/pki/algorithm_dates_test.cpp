#include "pki/algorithm_dates.hpp"

#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::pki {

namespace {

struct Row {
    const char* name;
    AlgorithmUse use;
    const char* end; ///< empty: none
};

} // namespace

class EveryAlgorithm : public testing::TestWithParam<Row> {};

TEST_P(EveryAlgorithm, IsAProofUntilItsDateAndNotOnIt)
{
    const auto& [name, use, text] = GetParam();
    const std::string end(text);

    if (end.empty()) {
        EXPECT_FALSE(reliableUntil(use).has_value());
        EXPECT_TRUE(reliable(use, test::instant("2100-01-01T00:00:00Z")));
    } else {
        EXPECT_EQ(reliableUntil(use), test::instant(end));
        EXPECT_FALSE(reliable(use, test::instant(end)));
        EXPECT_TRUE(reliable(use, test::instant(end) - std::chrono::seconds{1}));
    }
}

INSTANTIATE_TEST_SUITE_P(
    AlgorithmDates, EveryAlgorithm,
    testing::Values(Row{"UsualKey", {"SHA-256", "RSA PKCS#1 v1.5", KeyType::rsa, 2048}, "2029-01-01T00:00:00Z"},
                    Row{"LongKeyWithTheOldPadding", {"SHA-256", "RSA PKCS#1 v1.5", KeyType::rsa, 4096}, "2029-01-01T00:00:00Z"},
                    Row{"PssOfAUsualKey", {"SHA-256", "RSASSA-PSS", KeyType::rsa, 2048}, "2029-01-01T00:00:00Z"},
                    Row{"PssOfALongKey", {"SHA-256", "RSASSA-PSS", KeyType::rsa, 3072}, ""},
                    Row{"ShortKey", {"SHA-256", "RSA PKCS#1 v1.5", KeyType::rsa, 1024}, "2019-10-01T00:00:00Z"},
                    Row{"TinyKey", {"SHA-256", "RSA PKCS#1 v1.5", KeyType::rsa, 512}, "1970-01-01T00:00:00Z"},
                    Row{"Curve", {"SHA-384", "ECDSA", KeyType::ecdsa, 384}, ""},
                    Row{"SmallCurve", {"SHA-256", "ECDSA", KeyType::ecdsa, 192}, "1970-01-01T00:00:00Z"},
                    Row{"WeakDigestOfALongKey", {"SHA-1", "RSASSA-PSS", KeyType::rsa, 4096}, "2012-08-01T00:00:00Z"},
                    Row{"WeakestOfAll", {"MD5", "RSA PKCS#1 v1.5", KeyType::rsa, 2048}, "2004-08-01T00:00:00Z"},
                    Row{"DigestAlone", {"SHA-224", "", KeyType::other, 0}, "2029-01-01T00:00:00Z"},
                    Row{"GoodDigestAlone", {"SHA3-256", "", KeyType::other, 0}, ""},
                    Row{"UnknownDigest", {"1.2.3", "ECDSA", KeyType::ecdsa, 256}, "1970-01-01T00:00:00Z"},
                    Row{"UnknownScheme", {"SHA-256", "1.2.3", KeyType::rsa, 2048}, "1970-01-01T00:00:00Z"},
                    Row{"KeyOfAnotherKind", {"SHA-256", "ECDSA", KeyType::rsa, 4096}, "1970-01-01T00:00:00Z"}),
    [](const auto& row) { return row.param.name; });

} // namespace sceau::pki
