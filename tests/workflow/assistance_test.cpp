#include "workflow/assistance.hpp"

#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "token/driver_memory.hpp"
#include "until.hpp"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using base::Code;
using token::DriverStep;
using test::until;
namespace fs = std::filesystem;

/// A person's computer whose settings name the module that misbehaves on order.
class AComputer : public testing::Test {
protected:
    AComputer()
    {
        ::setenv("XDG_STATE_HOME", sceau::test::temporaryFolder("state").c_str(), 1);
        settings.where = sceau::test::FaultyModule::where();
        settings.resumeFolder = sceau::test::temporaryFolder("resume");
        renewal = std::make_unique<Renewal>(settings);
        assistance = std::make_unique<Assistance>(*renewal);
    }

    bool untilIdle()
    {
        return until([this] { return !assistance->state().busy; });
    }
    const token::DriverDiagnosis* named()
    {
        for (const auto& driver : assistance->state().found->drivers)
            if (driver.module == settings.where.module) return &driver;
        return nullptr;
    }

    sceau::test::SoftKeys soft{sceau::test::SoftKeys::Kind::ec};
    sceau::test::FaultyModule module;
    Settings settings;
    std::unique_ptr<Renewal> renewal;
    std::unique_ptr<Assistance> assistance;
};

TEST_F(AComputer, IsLookedAtWithoutAnyoneWaitingOrAnyPin)
{
    assistance->look();
    EXPECT_TRUE(assistance->state().busy);
    assistance->look();
    ASSERT_TRUE(untilIdle());

    ASSERT_TRUE(assistance->state().found);
    ASSERT_NE(named(), nullptr);
    EXPECT_EQ(named()->failure(), nullptr);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(AComputer, WhoseDriverCrashesSaysAtWhichStep)
{
    module.rules({"C_Initialize * crash"});

    assistance->look();
    ASSERT_TRUE(untilIdle());

    ASSERT_NE(named(), nullptr);
    ASSERT_NE(named()->failure(), nullptr);
    EXPECT_EQ(named()->failure()->step, DriverStep::initialise);
    EXPECT_EQ(named()->failure()->error->code, Code::driverCrashed);
}

TEST_F(AComputer, TellsADriverThatReadsNoKeyInAReaderAndLooksAgain)
{
    assistance->useDriver(settings.where.module);
    ASSERT_TRUE(untilIdle());

    EXPECT_TRUE(assistance->state().error);
    EXPECT_TRUE(assistance->state().chosen.empty());
    EXPECT_TRUE(assistance->state().found);
}

TEST_F(AComputer, ForgetsItsDrivers)
{
    ASSERT_TRUE(token::writeDriverMemory(token::driverMemoryFile(), {{"3b00", settings.where.module}}));

    assistance->forgetDrivers();
    ASSERT_TRUE(untilIdle());

    EXPECT_TRUE(assistance->state().forgotten);
    EXPECT_FALSE(fs::exists(token::driverMemoryFile()));
}

TEST(TextForSupport, NamesNoPersonAndNoKey)
{
    ::setenv("HOME", "/home/pascale.plantin", 1);
    AssistanceState state;
    state.named = "/home/pascale.plantin/lib/driver.so";
    token::Diagnoses found;
    found.readers = {true, {{"TEST Reader", true, false, {0x3B, 0x01}}}};
    token::DriverDiagnosis driver;
    driver.module = state.named;
    driver.checks = {
        {DriverStep::file, {}, {}},
        {DriverStep::load, {}, base::Error{Code::driverUnloadable}.with("reason", "/home/pascale.plantin/x").with("serial", "3F7A21C0")}};
    found.drivers = {driver};
    state.found = found;

    const auto text = forSupport(state);

    EXPECT_NE(text.find("~/lib/driver.so"), std::string::npos) << text;
    EXPECT_NE(text.find("load: KEY-207 reason=~/x"), std::string::npos) << text;
    EXPECT_NE(text.find("TEST Reader: card 3b01"), std::string::npos) << text;
    EXPECT_EQ(text.find("plantin"), std::string::npos) << text;
    EXPECT_EQ(text.find("3F7A21C0"), std::string::npos) << text;
}

} // namespace
} // namespace sceau::workflow
