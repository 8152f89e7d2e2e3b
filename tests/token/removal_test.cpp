#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
using test::goodPin;
using test::sign;
using test::SoftKeys;

namespace {

struct Pulled {
    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    Keys keys{module.options()};

    SignRequest request(const std::string& uri = {})
    {
        auto made = soft.request(pki::Scheme::ecdsa);
        made.where = {module.file(), uri};
        return made;
    }
    std::string uri() { return find(keys, module.where())->tokens.at(0).uri; }
};

class PulledKey : public testing::Test, protected Pulled {};
class PulledKeyAt : public testing::TestWithParam<const char*>, protected Pulled {};

} // namespace

TEST_F(PulledKey, IsNoFindingAndNoProblem)
{
    module.pull();

    const auto findings = find(keys, module.where());

    ASSERT_TRUE(findings);
    EXPECT_TRUE(findings->tokens.empty());
    EXPECT_TRUE(findings->problems.empty());
    EXPECT_EQ(findings->modules.size(), 1U);
}

TEST_F(PulledKey, BetweenTwoStepsIsSaidToBeRemoved)
{
    const auto token = uri();
    module.pull();

    const auto verified = verifyPin(keys, {module.file(), token}, goodPin(), false);
    const auto signature = sign(keys, request(token), goodPin());

    EXPECT_EQ(verified.error().code, Code::keyRemoved);
    EXPECT_EQ(signature.error().code, Code::keyRemoved);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(PulledKey, ThatWasNeverHereIsNotFound)
{
    const auto verified = verifyPin(keys, {module.file(), "pkcs11:token=AUTRE"}, goodPin(), false);

    EXPECT_EQ(verified.error().code, Code::keyNotFound);
}

TEST_F(PulledKey, WithoutANameIsNoKey)
{
    module.pull();

    const auto verified = verifyPin(keys, module.where(), goodPin(), false);

    EXPECT_EQ(verified.error().code, Code::noKey);
}

TEST_F(PulledKey, RightAfterTheSignatureHasSigned)
{
    module.rules({"C_Sign 1 pull-after"});

    const auto signature = sign(keys, request(), goodPin());

    ASSERT_TRUE(signature);
    EXPECT_TRUE(test::isSignatureOf(request(), *signature));
}

TEST_F(PulledKey, SignsAgainWhenItIsBack)
{
    const auto token = uri();
    module.rules({"C_Sign 1 pull"});
    const auto pulled = sign(keys, request(token), goodPin());
    module.insert();
    const auto back = sign(keys, request(token), goodPin());

    EXPECT_EQ(pulled.error().code, Code::keyRemoved);
    EXPECT_TRUE(back);
}

TEST_P(PulledKeyAt, EndsTheSignatureWithOneCodeAndWithoutAnotherLogin)
{
    module.rules({std::string(GetParam()) + " 1 pull"});

    const auto signature = sign(keys, request(), goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::keyRemoved) << signature.error().where;
    EXPECT_LE(module.count("C_Login"), 1);
}

INSTANTIATE_TEST_SUITE_P(DuringTheSignature, PulledKeyAt,
                         testing::Values("C_GetMechanismInfo", "C_OpenSession", "C_Login", "C_FindObjectsInit", "C_FindObjects",
                                         "C_GetAttributeValue", "C_SignInit", "C_Sign"));

} // namespace sceau::token
