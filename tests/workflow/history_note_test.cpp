#include "demo_renewal.hpp"
#include "workflow/history.hpp"

namespace sceau::workflow {
namespace {

using test::DemoRenewal;
namespace fs = std::filesystem;

class ASignedRenewal : public DemoRenewal {
protected:
    [[nodiscard]] HistoryFile::Entries list() const { return HistoryFile{folder / "history"}.read().value(); }
};

TEST_F(ASignedRenewal, JoinsTheListWithNothingOfThePersonInIt)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));

    sign();

    ASSERT_EQ(list().size(), 1U);
    const auto entry = list().front();
    EXPECT_EQ(entry.file, target);
    EXPECT_EQ(entry.order, now().order->number);
    EXPECT_EQ(entry.dossier, now().dossierId);
    EXPECT_EQ(entry.level, pades::Level::basic);
    EXPECT_TRUE(entry.recorded);
    EXPECT_EQ(entry.sha256, sha256Of(target).value());
    EXPECT_EQ(entry.size, fs::file_size(target));
    const auto text = toJson(list());
    for (const auto& told : {now().contact.email, now().contact.address, now().entry->civilName})
        EXPECT_EQ(text.find(told), std::string::npos) << told;
}

TEST_F(ASignedRenewal, IsInTheListOnceThePortalWasToldLater)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    changePortal("CREATE TRIGGER full BEFORE INSERT ON signed_dossiers BEGIN SELECT RAISE(ABORT, 'full'); END");
    sign();
    ASSERT_EQ(list().size(), 1U);
    EXPECT_FALSE(list().front().recorded);

    changePortal("DROP TRIGGER full");
    renewal->recordAgain();
    ASSERT_TRUE(untilIdle());

    ASSERT_TRUE(now().recorded);
    ASSERT_EQ(list().size(), 1U);
    EXPECT_TRUE(list().front().recorded);
}

TEST_F(ASignedRenewal, StandsAlsoWhenTheListCannotBeWritten)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    ASSERT_TRUE(fs::create_directories(folder / "history"));
    fs::permissions(folder / "history", fs::perms{0755});

    sign();

    EXPECT_EQ(now().step, Step::done);
    EXPECT_TRUE(fs::exists(target));
}

TEST_F(ASignedRenewal, ThatFailsJoinsNothing)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));

    renewal->sign(target, false, test::wrongPin(), false);
    ASSERT_TRUE(untilIdle());

    EXPECT_TRUE(code());
    EXPECT_TRUE(list().empty());
}

} // namespace
} // namespace sceau::workflow
