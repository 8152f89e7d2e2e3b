#include "shared/driver_files.hpp"
#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "shared/virtual_reader.hpp"
#include "token/diagnosis.hpp"

#include <algorithm>
#include <elf.h>
#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
namespace fs = std::filesystem;

namespace {

/// No service and no reader, whatever this computer has: that of the tests is not started.
class Diagnosing : public testing::Test {
protected:
    test::VirtualReader reader;

    static DriverDiagnosis diagnosisOf(const fs::path& module, std::chrono::milliseconds limit = std::chrono::seconds{20})
    {
        Keys keys({{module}, limit});
        return diagnose(keys, {})->drivers.at(0);
    }
};

std::vector<DriverStep> stepsOf(const DriverDiagnosis& driver)
{
    std::vector<DriverStep> steps;
    for (const auto& check : driver.checks)
        steps.push_back(check.step);
    return steps;
}

struct FileCase {
    std::string name;
    std::string content;
    Code code;
};

class EveryFile : public Diagnosing, public testing::WithParamInterface<FileCase> {};

struct FaultCase {
    std::string rule;
    DriverStep step;
    Code code;
};

class EveryFault : public Diagnosing, public testing::WithParamInterface<FaultCase> {
protected:
    FaultyModule module{{GetParam().rule}};
};

} // namespace

TEST_P(EveryFile, IsNamedByItsKindBeforeAnyOfItsCodeRuns)
{
    const auto driver = diagnosisOf(test::driverFile(GetParam().content));

    ASSERT_TRUE(driver.failure());
    EXPECT_EQ(stepsOf(driver), (std::vector{DriverStep::file, DriverStep::readable, DriverStep::kind}));
    EXPECT_EQ(driver.failure()->error->code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Drivers, EveryFile,
                         testing::Values(FileCase{"Text", "#!/bin/sh\n", Code::driverUnloadable},
                                         FileCase{"ThirtyTwoBit", test::elfFor(ELFCLASS32, EM_386), Code::driverArchitecture},
                                         FileCase{"OtherProcessor", test::elfFor(ELFCLASS64, EM_S390), Code::driverArchitecture},
                                         FileCase{"Windows", test::peFor(0x8664, true), Code::driverArchitecture},
                                         FileCase{"MacOs", test::machOFor(0x0100'0007), Code::driverArchitecture}),
                         [](const auto& one) { return one.param.name; });

TEST_F(Diagnosing, AMissingFileAndAFolder)
{
    const auto missing = diagnosisOf("/nonexistent/driver.so");
    const auto folder = diagnosisOf("/tmp");

    EXPECT_EQ(stepsOf(missing), (std::vector{DriverStep::file}));
    EXPECT_EQ(missing.failure()->error->code, Code::driverMissing);
    EXPECT_EQ(stepsOf(folder), (std::vector{DriverStep::file, DriverStep::readable}));
    EXPECT_EQ(folder.failure()->error->code, Code::driverUnloadable);
}

TEST_F(Diagnosing, ALibraryThatIsNoPkcs11ModuleGetsToTheLoader)
{
    const auto driver = diagnosisOf(FaultyModule::file().parent_path() / "sceau_nothing.so");

    ASSERT_TRUE(driver.failure());
    EXPECT_EQ(driver.failure()->step, DriverStep::load);
    EXPECT_EQ(driver.failure()->error->facts.at("reason"), "C_GetFunctionList is missing");
}

TEST_F(Diagnosing, ALibraryThatTheLoaderRefusesTellsItsReason)
{
    const auto driver = diagnosisOf(test::driverFile(test::elfFor(ELFCLASS64, EM_X86_64)));

    ASSERT_TRUE(driver.failure());
    EXPECT_EQ(driver.failure()->step, DriverStep::load);
    EXPECT_FALSE(driver.failure()->error->facts.at("reason").empty());
}

TEST_P(EveryFault, IsToldFromTheStepsBeforeItAndInTime)
{
    const auto driver = diagnosisOf(FaultyModule::file(), std::chrono::milliseconds{1'500});

    ASSERT_TRUE(driver.failure());
    EXPECT_EQ(driver.failure()->step, GetParam().step) << name(driver.failure()->step);
    EXPECT_EQ(driver.failure()->error->code, GetParam().code) << base::name(driver.failure()->error->code);
    const auto before = std::vector(driver.checks.begin(), driver.checks.end() - 1);
    EXPECT_TRUE(std::none_of(before.begin(), before.end(), [](const DriverCheck& check) { return check.error.has_value(); }));
    module.rules({}); // what sleeps goes on
}

INSTANTIATE_TEST_SUITE_P(Drivers, EveryFault,
                         testing::Values(FaultCase{"C_GetFunctionList 1 crash", DriverStep::load, Code::driverCrashed},
                                         FaultCase{"C_GetFunctionList 1 exit", DriverStep::load, Code::driverCrashed},
                                         FaultCase{"C_GetFunctionList 1 hang", DriverStep::load, Code::keySilent},
                                         FaultCase{"C_Initialize 1 ckr 0x5", DriverStep::initialise, Code::driverFailed},
                                         FaultCase{"C_Initialize 1 crash", DriverStep::initialise, Code::driverCrashed},
                                         FaultCase{"C_Initialize 1 exit", DriverStep::initialise, Code::driverCrashed},
                                         FaultCase{"C_Initialize 1 hang", DriverStep::initialise, Code::keySilent},
                                         FaultCase{"C_GetSlotList * ckr 0x5", DriverStep::slots, Code::driverFailed},
                                         FaultCase{"C_GetSlotList 1 crash", DriverStep::slots, Code::driverCrashed},
                                         FaultCase{"C_GetSlotList 1 hang", DriverStep::slots, Code::keySilent},
                                         FaultCase{"C_GetSlotList 2 exit", DriverStep::tokens, Code::driverCrashed}));

TEST_F(Diagnosing, AModuleThatWorksTellsItsNameItsSlotsAndItsTokens)
{
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);

    const auto driver = diagnosisOf(soft.module());

    EXPECT_FALSE(driver.failure());
    ASSERT_EQ(driver.checks.size(), 7U) << "there is no card, so that reading it is not checked";
    EXPECT_TRUE(driver.checks[2].facts.at("library").starts_with("ELF "));
    EXPECT_FALSE(driver.checks[4].facts.at("name").empty());
    EXPECT_EQ(driver.checks[5].facts.at("slots"), "2");
    EXPECT_EQ(driver.checks[6].facts.at("tokens"), "1");
}

TEST_F(Diagnosing, ACrashingAndASleepingModuleHideNoOther)
{
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    const FaultyModule module({"C_Initialize * crash"});
    Keys keys({{"/nonexistent/driver.so", module.file(), soft.module()}, std::chrono::seconds{20}});

    const auto all = diagnose(keys, {});

    ASSERT_EQ(all->drivers.size(), 3U);
    EXPECT_TRUE(all->drivers[0].failure());
    EXPECT_TRUE(all->drivers[1].failure());
    EXPECT_FALSE(all->drivers[2].failure());
}

TEST_F(Diagnosing, TheNamedModuleComesFirstAndEachComesOnce)
{
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    const auto other = FaultyModule::file().parent_path() / "sceau_nothing.so";
    Keys keys({{soft.module(), other}, std::chrono::seconds{20}});

    const auto all = diagnose(keys, other);

    ASSERT_EQ(all->drivers.size(), 2U);
    EXPECT_EQ(all->drivers[0].module, fs::canonical(other));
    EXPECT_EQ(all->drivers[0].source, DriverSource::named);
    EXPECT_EQ(all->drivers[1].module, soft.module());
}

TEST_F(Diagnosing, EveryPlaceThatIsKnownIsListedEvenWithoutADriver)
{
    Keys keys;

    const auto all = diagnose(keys, {});

    const auto known = std::find_if(all->drivers.begin(), all->drivers.end(),
                                    [](const auto& driver) { return driver.source == DriverSource::known && driver.failure(); });
    EXPECT_NE(known, all->drivers.end());
}

} // namespace sceau::token
