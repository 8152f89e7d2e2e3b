#include "base/whole_file.hpp"
#include "shared/faulty_module.hpp"
#include "shared/piv_keys.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "token/driver_memory.hpp"

#include <cstdlib>
#include <fstream>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
using test::goodPin;
using test::goodPuk;
namespace fs = std::filesystem;

namespace {

/// A card, and no software key.
class RememberedDriver : public test::PivTest {
protected:
    RememberedDriver()
    {
        const auto folder = test::temporaryFolder("softhsm");
        const auto configuration = folder / "softhsm2.conf";
        std::ofstream(configuration) << "directories.tokendir = " << folder.string() << "\n";
        ::setenv("SOFTHSM2_CONF", configuration.c_str(), 1);
    }

    Findings found(std::vector<fs::path> modules, const Where& where = {})
    {
        Keys keys({std::move(modules), std::chrono::seconds{60}, memory});
        return find(keys, where).value_or(Findings{});
    }
    [[nodiscard]] DriverMemory remembered(const fs::path& module) const { return {{base::hex(card.atr()), module}}; }
    void remember(const fs::path& module) const { ASSERT_TRUE(writeDriverMemory(memory, remembered(module))); }

    /// Another driver that reads the same cards.
    [[nodiscard]] fs::path twinDriver() const
    {
        const auto twin = test::temporaryFolder("twin") / "twin-pkcs11.so";
        fs::copy_file(piv.module(), twin);
        return twin;
    }

    fs::path memory = test::temporaryFolder("memory") / "drivers.json";
    FaultyModule other; ///< reads no card
};

} // namespace

TEST_F(RememberedDriver, IsTheOnlyOneThatIsAskedTheNextTime)
{
    piv.insert(card);
    const auto first = found({other.file(), piv.module()});
    const auto callsBefore = other.calls().size();
    other.forgetCalls();

    const auto second = found({other.file(), piv.module()});

    EXPECT_EQ(first.tokens.size(), 1U);
    EXPECT_GT(callsBefore, 0U);
    EXPECT_EQ(readDriverMemory(memory), remembered(piv.module()));
    ASSERT_EQ(second.tokens.size(), 1U);
    EXPECT_EQ(second.tokens[0].module, piv.module());
    EXPECT_TRUE(other.calls().empty());
}

TEST_F(RememberedDriver, ThatDoesNotReadTheCardIsCorrected)
{
    piv.insert(card);

    for (const auto& wrong : {other.file(), fs::path("/nonexistent/driver.so")}) {
        remember(wrong);
        const auto findings = found({other.file(), piv.module()});

        ASSERT_EQ(findings.tokens.size(), 1U) << wrong;
        EXPECT_EQ(findings.tokens[0].module, piv.module());
        EXPECT_EQ(readDriverMemory(memory), remembered(piv.module()));
    }
}

TEST_F(RememberedDriver, ThatCrashesIsCorrected)
{
    piv.insert(card);
    other.rules({"C_Initialize * crash"});
    remember(other.file());

    const auto findings = found({piv.module()});

    ASSERT_EQ(findings.tokens.size(), 1U);
    EXPECT_EQ(readDriverMemory(memory), remembered(piv.module()));
}

TEST_F(RememberedDriver, IsKnownAfterABrokenMemoryWasForgotten)
{
    piv.insert(card);
    ASSERT_TRUE(base::writeFile(memory, base::bytesOf("{"), base::WholeFile::Existing::refuse, base::WholeFile::Readers::ownerOnly));

    const auto findings = found({other.file(), piv.module()});

    EXPECT_EQ(findings.tokens.size(), 1U);
    EXPECT_EQ(readDriverMemory(memory), remembered(piv.module()));
}

TEST_F(RememberedDriver, LeavesAKeyThatTwoDriversReadToOneOfThem)
{
    piv.insert(card);
    const auto twin = twinDriver();

    const auto unknown = found({piv.module(), twin});
    remember(twin);
    const auto known = found({piv.module(), twin});

    ASSERT_EQ(unknown.tokens.size(), 1U);
    EXPECT_EQ(unknown.tokens[0].module, piv.module());
    ASSERT_EQ(known.tokens.size(), 1U);
    EXPECT_EQ(known.tokens[0].module, twin);
    EXPECT_EQ(readDriverMemory(memory), remembered(twin));
}

TEST_F(RememberedDriver, IsLeftAloneWhereAModuleIsNamed)
{
    piv.insert(card);
    const auto twin = twinDriver();
    remember(twin);

    const auto named = found({piv.module(), twin}, piv.where());
    ::setenv("SCEAU_PKCS11_MODULE", piv.module().c_str(), 1);
    const auto environment = found({piv.module(), twin});
    ::unsetenv("SCEAU_PKCS11_MODULE");

    EXPECT_EQ(named.tokens.at(0).module, piv.module());
    EXPECT_EQ(environment.tokens.at(0).module, piv.module());
    EXPECT_EQ(readDriverMemory(memory), remembered(twin));
}

TEST_F(RememberedDriver, DoesNotHideAnotherKeyThatIsNamed)
{
    piv.insert(card);
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    remember(piv.module());

    const auto findings = found({soft.module(), piv.module()}, {{}, "pkcs11:token=TEST%20CLE%20AVOCAT"});

    ASSERT_EQ(findings.tokens.size(), 1U);
    EXPECT_EQ(findings.tokens[0].module, soft.module());
    EXPECT_EQ(readDriverMemory(memory), remembered(piv.module()));
}

TEST_F(RememberedDriver, IsChosenByThePersonOnlyIfItReadsTheCard)
{
    piv.insert(card);
    Keys keys({{other.file()}, std::chrono::seconds{60}, memory});

    const auto unfit = useDriver(keys, other.file());
    const auto fit = useDriver(keys, piv.module());

    EXPECT_EQ(unfit.error().code, Code::noDriver);
    ASSERT_TRUE(fit);
    ASSERT_EQ(fit->size(), 1U);
    EXPECT_TRUE(fit->front().name.starts_with(test::VirtualReader::name()));
    EXPECT_EQ(readDriverMemory(memory), remembered(piv.module()));
    EXPECT_EQ(found({other.file()}).tokens.at(0).module, piv.module()) << "although it is no candidate";
}

TEST_F(RememberedDriver, CannotBeChosenWithoutACardOrAFile)
{
    Keys keys({{other.file()}, std::chrono::seconds{60}, memory});

    EXPECT_EQ(useDriver(keys, piv.module()).error().code, Code::noKey);
    EXPECT_EQ(useDriver(keys, "/nonexistent/driver.so").error().code, Code::driverMissing);
    EXPECT_FALSE(fs::exists(memory));
}

TEST_F(RememberedDriver, MayCallItsReaderAsItLikesWhereOneCardAndOneTokenCanOnlyBeTheSame)
{
    piv.insert(card);
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    other.rules({"play hardware"});

    const auto first = found({other.file(), "/nonexistent/driver.so"});
    const auto second = found({soft.module(), other.file()});

    EXPECT_EQ(first.tokens.size(), 1U);
    EXPECT_EQ(readDriverMemory(memory), remembered(other.file()));
    EXPECT_EQ(second.modules, (std::vector{other.file()})) << "another one was asked, too";
}

TEST_F(RememberedDriver, IsNotGuessedFromASoftwareTokenNorBetweenTwoCards)
{
    piv.insert(card);
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    test::PivCard second(goodPin(), goodPuk(), 2);

    const auto software = found({soft.module(), "/nonexistent/driver.so"});
    const auto afterSoftware = readDriverMemory(memory);
    piv.insert(second, 1);
    other.rules({"play hardware"});
    const auto hardware = found({other.file(), "/nonexistent/driver.so"});
    piv.removeAll();

    EXPECT_EQ(software.tokens.size(), 1U);
    EXPECT_TRUE(afterSoftware.empty());
    EXPECT_EQ(hardware.tokens.size(), 1U);
    EXPECT_TRUE(readDriverMemory(memory).empty());
}

TEST_F(RememberedDriver, IsShownWithWhatEachDriverMakesOfTheCard)
{
    piv.insert(card);
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    remember(piv.module());
    Keys keys({{soft.module(), piv.module()}, std::chrono::seconds{60}, memory});

    const auto all = diagnose(keys, {});

    ASSERT_EQ(all->drivers.size(), 2U);
    const auto& stranger = all->drivers[0];
    const auto& reader = all->drivers[1];
    ASSERT_TRUE(stranger.failure());
    EXPECT_EQ(stranger.failure()->step, DriverStep::card);
    EXPECT_EQ(stranger.failure()->error->code, Code::noDriver);
    EXPECT_FALSE(reader.failure());
    ASSERT_EQ(reader.cards.size(), 1U);
    EXPECT_EQ(reader.cards[0].atr, card.atr());
    EXPECT_EQ(reader.remembered, (std::vector{base::hex(card.atr())}));
    EXPECT_EQ(card.account().verifications, 0U);
}

TEST(Twins, OfASoftwareTokenAreListedOnceAndTheFirstModuleCounts)
{
    const test::SoftKeys soft(test::SoftKeys::Kind::ec);
    const FaultyModule module;

    Keys keys({{module.file(), soft.module()}, std::chrono::seconds{30}});
    const auto findings = find(keys, {});

    ASSERT_EQ(findings->tokens.size(), 1U);
    EXPECT_EQ(findings->tokens[0].module, module.file());
    EXPECT_EQ(findings->modules.size(), 2U);
}

TEST(Twins, AreNotTwoKeysOfOneModule)
{
    test::SoftKeys soft(test::SoftKeys::Kind::ec);
    soft.addToken("TEST AUTRE", {});
    const FaultyModule module;

    Keys keys({{soft.module(), module.file()}, std::chrono::seconds{30}});

    EXPECT_EQ(find(keys, {})->tokens.size(), 2U);
}

} // namespace sceau::token
