#include "review/closer_look.hpp"
#include "review/verifier.hpp"
#include "sample.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::review {

namespace {

VerifiedFile sample()
{
    auto report = test::sampleReport("TEST dossier.pdf", pades::Indication::indeterminate, "TRY_LATER");
    report.messages = {{base::Code::noSignature, {{"a", "b"}}}};
    return {report, {{{"Signature1", 4711, 2}}, {{99, "ab", "object 3"}}, PlainPages{4711, {1, 2}}, SignedText{true, {"TEST-425490-1"}}}};
}

} // namespace

TEST(VerifiedFileBytes, ComeBackAsTheyWere)
{
    const auto bytes = encode(sample());

    const auto back = decodeVerified(bytes);

    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(encode(*back), bytes);
    EXPECT_EQ(toJson(back->report), toJson(sample().report));
    EXPECT_EQ(back->report.signatures[0].timestamps[0].authority, "TEST TSA");
    EXPECT_EQ(back->look.views[0].page, 2U);
    EXPECT_EQ(back->look.earlier[0].beyond, "object 3");
    EXPECT_EQ(back->look.plain->update, (base::Bytes{1, 2}));
    EXPECT_EQ(back->look.text->numbers, std::vector<std::string>{"TEST-425490-1"});
}

TEST(VerifiedFileBytes, AreRefusedAtEveryCut)
{
    const auto bytes = encode(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decodeVerified(base::BytesView(bytes).first(size)).has_value()) << size;
}

TEST(VerifiedFileBytes, SurviveEveryWrongByte)
{
    const auto bytes = encode(sample());
    for (std::size_t place = 0; place < bytes.size(); place += 3) {
        auto wrong = bytes;
        wrong[place] ^= 0xFFU;
        const auto back = decodeVerified(wrong);
        EXPECT_LE(back ? back->report.signatures.size() : 0U, 1U); // no length is believed before its bytes are there
    }
}

TEST(VerificationBytes, CarryEverythingButThePassword)
{
    Verification verification;
    verification.options.anchors = {test::authority().root().certificate};
    verification.options.at = test::now();
    verification.options.password = base::Secret::from("TEST password");
    verification.online = Online{"/cache", "http://proxy.example:3128", true};
    verification.wanted = {true, false, true};
    verification.limits.time = std::chrono::milliseconds(77);

    const auto bytes = encode(verification);
    const auto back = decodeVerification(bytes);

    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(encode(*back), bytes);
    EXPECT_EQ(back->options.anchors, verification.options.anchors);
    EXPECT_EQ(back->online->proxy, "http://proxy.example:3128");
    EXPECT_TRUE(back->online->localAuthorities);
    EXPECT_TRUE(back->wanted.views);
    EXPECT_TRUE(back->wanted.text);
    EXPECT_EQ(back->limits.time, std::chrono::milliseconds(77));
    EXPECT_EQ(base::textOf(bytes).find("TEST password"), std::string_view::npos);
}

} // namespace sceau::review
