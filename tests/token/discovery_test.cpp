#include "base/whole_file.hpp"
#include "shared/driver_files.hpp"
#include "shared/faulty_module.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "token/candidates.hpp"
#include "token/known_modules.hpp"
#include "token/library.hpp"

#include <algorithm>
#include <cstdlib>
#include <elf.h>
#include <gtest/gtest.h>
#include <set>

namespace sceau::token {

using base::Code;
using test::elfFor;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, std::string_view text)
{
    fs::create_directories(file.parent_path());
    ASSERT_TRUE(base::writeFile(file, base::bytesOf(text)));
}

/// The configuration of a user who has nothing else.
class Discovery : public testing::Test {
protected:
    Discovery() { ::setenv("XDG_CONFIG_HOME", home.c_str(), 1); }
    ~Discovery() override
    {
        ::unsetenv("XDG_CONFIG_HOME");
        ::unsetenv("SCEAU_PKCS11_MODULE");
    }
    void configure(const std::string& name, std::string_view text) { put(home / "pkcs11/modules" / name, text); }

    static long count(const fs::path& file)
    {
        const auto found = discoverModules();
        return std::count(found.begin(), found.end(), fs::canonical(file));
    }

    fs::path home = test::temporaryFolder("home");
    fs::path fault = test::FaultyModule::file();
};

struct P11KitChoice {
    std::string lines;
    bool offered = false;
    friend std::ostream& operator<<(std::ostream& out, const P11KitChoice& one) { return out << one.lines; }
};

class EveryP11KitChoice : public Discovery, public testing::WithParamInterface<P11KitChoice> {};

} // namespace

TEST_F(Discovery, ReadsAUsersP11KitConfiguration)
{
    configure("cle.module", "# a comment: module: /nonexistent.so\nmanaged: no\nmodule:\t " + fault.string() + " \n");

    EXPECT_EQ(count(fault), 1);
}

TEST_F(Discovery, TakesTheModuleOfTheEnvironmentFirst)
{
    ::setenv("SCEAU_PKCS11_MODULE", fault.c_str(), 1);

    ASSERT_FALSE(discoverModules().empty());
    EXPECT_EQ(discoverModules().front(), fs::canonical(fault));
}

TEST_F(Discovery, ListsOneFileOnceUnderWhicheverNames)
{
    const auto link = home / "link.so";
    fs::create_symlink(fault, link);
    configure("a.module", "module: " + fault.string());
    configure("b.module", "module: " + link.string());

    EXPECT_EQ(count(fault), 1);
    EXPECT_EQ(count(*softModule()), 1) << "p11-kit and the known paths both name it";
}

TEST_F(Discovery, PassesOverWhatIsNotThereAndP11KitsOwnModules)
{
    configure("missing.module", "module: /nonexistent/driver.so");
    configure("empty.module", "module:");
    put(home / "p11-kit-proxy.so", "");
    configure("proxy.module", "module: " + (home / "p11-kit-proxy.so").string());

    for (const auto& module : discoverModules()) {
        EXPECT_TRUE(fs::exists(module)) << module;
        EXPECT_FALSE(module.filename().string().starts_with("p11-kit-")) << module;
    }
}

TEST_F(Discovery, LetsAUserSwitchAPackagesModuleOff)
{
    configure("a.module", "module: " + fault.string());
    const auto before = count(fault);
    fs::remove(home / "pkcs11/modules/a.module");
    configure("a.module", "module:");

    EXPECT_EQ(before, 1);
    EXPECT_EQ(count(fault), 0);
}

TEST_P(EveryP11KitChoice, OfProgramsIsHonoured)
{
    const auto& [lines, offered] = GetParam();
    configure("cle.module", "module: " + fault.string() + "\n" + lines);

    EXPECT_EQ(count(fault), offered ? 1 : 0) << lines;
}

INSTANTIATE_TEST_SUITE_P(Discovery, EveryP11KitChoice,
                         testing::Values(P11KitChoice{"enable-in: sceau", true}, P11KitChoice{"enable-in: firefox, sceauctl", true},
                                         P11KitChoice{"enable-in: firefox sceau-driver", true}, P11KitChoice{"enable-in: firefox", false},
                                         P11KitChoice{"enable-in: sceaux", false}, P11KitChoice{"enable-in:", false},
                                         P11KitChoice{"disable-in: sceau", false}, P11KitChoice{"disable-in: firefox,sceauctl", false},
                                         P11KitChoice{"disable-in: firefox", true}, P11KitChoice{"disable-in:", true},
                                         P11KitChoice{"enable-in: sceau\ndisable-in: sceau", true}));

TEST_F(Discovery, ListsWhatIsConfiguredAndMissingForSupportToSee)
{
    configure("missing.module", "module: /nonexistent/driver.so");

    const auto candidates = candidateModules();

    const auto missing =
        std::find_if(candidates.begin(), candidates.end(), [](const Candidate& one) { return one.module == "/nonexistent/driver.so"; });
    ASSERT_NE(missing, candidates.end());
    EXPECT_EQ(missing->source, DriverSource::configured);
}

TEST(KnownModules, AreWholePathsOfTheirSystemEachOnce)
{
    std::set<std::pair<System, std::string_view>> seen;
    for (const auto& module : knownModules()) {
        const auto expected = module.system == System::windows ? "C:\\" : "/";
        EXPECT_TRUE(module.path.starts_with(expected)) << module.path;
        EXPECT_FALSE(module.driver.empty()) << module.path;
        EXPECT_TRUE(seen.emplace(module.system, module.path).second) << module.path;
    }
}

TEST(KnownModules, AreAllOnThePageForSupport)
{
    const auto page = test::readText(fs::path(SCEAU_SOURCE_DIR) / "docs/keys.md");

    for (const auto& module : knownModules()) {
        EXPECT_NE(page.find("`" + std::string(module.path) + "`"), std::string::npos) << module.path;
        EXPECT_NE(page.find("| " + std::string(module.driver) + " |"), std::string::npos) << module.driver;
    }
}

namespace {

struct LibraryCase {
    std::string name;
    std::string content;
    Code code;
};

class EveryBadDriver : public testing::TestWithParam<LibraryCase> {};

} // namespace

TEST_P(EveryBadDriver, IsAProblemWithItsOwnCode)
{
    const auto file = test::temporaryFolder("driver") / "driver.so";
    put(file, GetParam().content);
    Keys keys;

    const auto findings = find(keys, {file, {}});
    const auto token = verifyPin(keys, {file, {}}, test::goodPin(), false);

    ASSERT_TRUE(findings);
    EXPECT_TRUE(findings->modules.empty());
    ASSERT_EQ(findings->problems.size(), 1U);
    EXPECT_EQ(findings->problems[0].module, file);
    EXPECT_EQ(findings->problems[0].error.code, GetParam().code);
    EXPECT_EQ(token.error().code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Drivers, EveryBadDriver,
                         testing::Values(LibraryCase{"Empty", "", Code::driverUnloadable},
                                         LibraryCase{"Text", "#!/bin/sh\nexit 0\n", Code::driverUnloadable},
                                         LibraryCase{"ThirtyTwoBit", elfFor(ELFCLASS32, EM_386), Code::driverArchitecture},
                                         LibraryCase{"Windows", test::peFor(0x8664, true), Code::driverArchitecture},
                                         LibraryCase{"MacOs", test::machOFor(0x0100'0007), Code::driverArchitecture},
                                         LibraryCase{"OtherMachine", elfFor(ELFCLASS64, EM_S390), Code::driverArchitecture},
                                         LibraryCase{"HeaderOnly", elfFor(ELFCLASS64, EM_X86_64), Code::driverUnloadable}),
                         [](const auto& one) { return one.param.name; });

TEST(Drivers, ThatAreMissingAreSaidToBeMissing)
{
    EXPECT_EQ(checkLibrary("/nonexistent/driver.so").error().code, Code::driverMissing);
    EXPECT_EQ(checkLibrary("/tmp").error().code, Code::driverUnloadable);
}

TEST(Drivers, ThatAreNoPkcs11ModuleAreUnloadableAndSayWhy)
{
    Keys keys;
    const auto library = fs::canonical(test::FaultyModule::file().parent_path() / "sceau_nothing.so");

    const auto findings = find(keys, {library, {}});

    ASSERT_EQ(findings->problems.size(), 1U);
    EXPECT_EQ(findings->problems[0].error.code, Code::driverUnloadable);
    EXPECT_EQ(findings->problems[0].error.facts.at("reason"), "C_GetFunctionList is missing");
}

TEST(Drivers, ThatFailDoNotHideTheKeysOfOthers)
{
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    const auto broken = test::temporaryFolder("driver") / "driver.so";
    put(broken, "broken");
    Keys keys({{broken, soft.module()}, std::chrono::seconds{30}});

    const auto findings = find(keys, {});
    const auto token = verifyPin(keys, {}, test::goodPin(), false);

    EXPECT_EQ(findings->tokens.size(), 1U);
    EXPECT_EQ(findings->problems.size(), 1U);
    EXPECT_EQ(findings->modules, (std::vector{soft.module()}));
    EXPECT_TRUE(token);
}

} // namespace sceau::token
