#include "shared/piv_keys.hpp"
#include "shared/process.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace sceau::token {

using test::goodPin;
using test::PivSlot;
using test::sign;

namespace {

constexpr unsigned beyondBinding = 12;

class PivCost : public test::PivTest {
protected:
    void SetUp() override
    {
        PivTest::SetUp();
        if (!IsSkipped()) piv.insert(card);
    }

    template <class Work> unsigned apdusOf(const std::string& what, const Work& work)
    {
        const auto before = card.apdus();
        work();
        const auto cost = card.apdus() - before;
        std::cout << what << ": " << cost << " APDUs\n";
        return cost;
    }

    std::string module() { return piv.module().string(); }
};

/// The names of the PKCS#11 functions in a log of OpenSC's pkcs11-spy: "12: C_Login".
long callsIn(const std::filesystem::path& log, const std::string& function)
{
    std::ifstream file(log);
    long calls = 0;
    for (std::string line; std::getline(file, line);)
        calls += line.ends_with(": " + function) ? 1 : 0;
    return calls;
}

} // namespace

TEST_F(PivCost, FindingAKeyTakesAtMostTwelveApdusBeyondWhatOpenscNeedsToBindIt)
{
    const auto binding = apdusOf("pkcs11-tool --list-slots", [&] {
        (void)test::run({"pkcs11-tool", "--module", module(), "--list-slots"});
    });
    (void)apdusOf("opensc-tool --name", [] { (void)test::run({"opensc-tool", "--name"}); });
    (void)apdusOf("pkcs11-tool --list-objects", [&] { (void)test::run({"pkcs11-tool", "--module", module(), "--list-objects"}); });
    Keys keys(piv.options());

    const auto finding = apdusOf("find", [&] { EXPECT_EQ(onlyToken(keys).certificates.size(), 2U); });

    const auto again = apdusOf("find again", [&] { (void)onlyToken(keys); });

    EXPECT_GT(binding, 0U);
    EXPECT_LE(finding, binding + beyondBinding) << testing::PrintToString(card.journal());
    EXPECT_LE(again, beyondBinding) << "what was read is kept until the key goes";
}

TEST_F(PivCost, OneSignatureIsOnePinAndOneCommand)
{
    Keys keys(piv.options());
    (void)onlyToken(keys);

    const auto signing = apdusOf("sign", [&] { EXPECT_TRUE(sign(keys, piv.request(card, PivSlot::authentication), goodPin())); });
    (void)apdusOf("sign again", [&] { EXPECT_TRUE(sign(keys, piv.request(card, PivSlot::authentication), goodPin())); });
    const auto tool = apdusOf("pkcs11-tool --sign", [&] {
        const auto folder = test::temporaryFolder("sign");
        std::ofstream(folder / "data") << "TEST";
        (void)test::run({"pkcs11-tool", "--module", module(), "--sign", "--id", "01", "--mechanism", "SHA256-RSA-PKCS", "--login", "--pin",
                         "env:TEST_PIN", "--input-file", folder / "data", "--output-file", folder / "signature"},
                        {{"TEST_PIN", std::string(goodPin().view())}});
    });

    EXPECT_LT(signing, tool);
    EXPECT_EQ(card.account().verifications, 3U);
    EXPECT_EQ(card.account().signatures, 3U);
}

TEST_F(PivCost, OneSignatureIsOneLoginOneSignInitAndOneSign)
{
    const auto log = test::temporaryFolder("spy") / "log";
    ::setenv("PKCS11SPY", module().c_str(), 1);
    ::setenv("PKCS11SPY_OUTPUT", log.c_str(), 1);
    auto request = piv.request(card, PivSlot::authentication);
    request.where.module = piv.module().parent_path() / "pkcs11-spy.so";
    Keys keys({{request.where.module}, std::chrono::seconds{60}});

    const auto signature = sign(keys, request, goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_EQ(callsIn(log, "C_Login"), 1);
    EXPECT_EQ(callsIn(log, "C_SignInit"), 1);
    EXPECT_EQ(callsIn(log, "C_Sign"), 1);
}

} // namespace sceau::token
