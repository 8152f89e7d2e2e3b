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

struct Ending {
    const char* function;
    const char* how;
    friend std::ostream& operator<<(std::ostream& out, const Ending& one) { return out << one.function << '_' << one.how; }
};

class EndingModule : public testing::TestWithParam<Ending> {
protected:
    EndingModule() { module.rules({std::string(GetParam().function) + " 1 " + GetParam().how}); }

    SignRequest request()
    {
        auto made = soft.request(pki::Scheme::ecdsa);
        made.where = module.where();
        return made;
    }
    [[nodiscard]] std::string fact() const { return std::string(GetParam().how) == "crash" ? "signal" : "status"; }

    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    Keys keys{module.options()};
};

class EndingAtOnce : public EndingModule {};
class EndingAfterTheLogin : public EndingModule {};

} // namespace

TEST_P(EndingAtOnce, IsAProblemOfThatModuleAndOfNoOther)
{
    const auto softModule = soft.module();
    Keys both({{module.file(), softModule}, std::chrono::seconds{30}});

    const auto findings = find(both, {});

    ASSERT_TRUE(findings);
    ASSERT_EQ(findings->problems.size(), 1U);
    EXPECT_EQ(findings->problems[0].module, module.file());
    EXPECT_EQ(findings->problems[0].error.code, Code::driverCrashed);
    EXPECT_TRUE(findings->problems[0].error.facts.contains(fact()));
    ASSERT_EQ(findings->tokens.size(), 1U);
    EXPECT_EQ(findings->tokens[0].module, softModule);
}

TEST_P(EndingModule, EndsTheSignatureWithItsCodeAndTheNextOneWorks)
{
    const auto signature = sign(keys, request(), goodPin());
    const long logins = module.count("C_Login");
    const auto again = sign(keys, request(), goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::driverCrashed);
    EXPECT_TRUE(signature.error().facts.contains(fact()));
    EXPECT_LE(logins, 1);
    EXPECT_TRUE(again) << base::name(again.error().code);
}

TEST_P(EndingAfterTheLogin, TellsTheStateOfThePinReadAnew)
{
    module.rules({"play pin", std::string(GetParam().function) + " 1 " + GetParam().how});

    const auto signature = sign(keys, request(), goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().facts.at("pin"), "ok");
}

const auto named = [](const auto& ending) {
    std::ostringstream name;
    name << ending.param;
    return name.str();
};
INSTANTIATE_TEST_SUITE_P(Driver, EndingAtOnce,
                         testing::Values(Ending{"C_GetFunctionList", "crash"}, Ending{"C_Initialize", "exit"},
                                         Ending{"C_GetSlotList", "crash"}),
                         named);
INSTANTIATE_TEST_SUITE_P(Driver, EndingModule,
                         testing::Values(Ending{"C_GetFunctionList", "exit"}, Ending{"C_Initialize", "crash"}, Ending{"C_Login", "crash"},
                                         Ending{"C_Login", "exit"}, Ending{"C_Sign", "crash"}, Ending{"C_Sign", "exit"}),
                         named);
INSTANTIATE_TEST_SUITE_P(Driver, EndingAfterTheLogin, testing::Values(Ending{"C_Login", "crash"}, Ending{"C_Sign", "exit"}), named);

} // namespace sceau::token
