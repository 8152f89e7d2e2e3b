#include "workflow/target_look.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "until.hpp"

#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

namespace fs = std::filesystem;

class ATarget : public testing::Test {
protected:
    bool untilAnswered()
    {
        return test::until([this] { return !answers.empty(); });
    }
    fs::path file(const std::string& name) const { return sceau::test::writeText(folder / name, "taken"); }

    fs::path folder = sceau::test::temporaryFolder("target");
    std::vector<std::pair<fs::path, bool>> answers;
};

} // namespace

TEST_F(ATarget, IsAFreeNameThatNamesTheOrder)
{
    Snapshot snapshot;
    snapshot.order.emplace().number = "425490";
    const auto name = targetName(snapshot);
    EXPECT_EQ(freeTarget(name, folder), folder / "dossier-425490-signe.pdf");

    file("dossier-425490-signe.pdf");
    EXPECT_EQ(freeTarget(name, folder), folder / "dossier-425490-signe (2).pdf");
}

TEST_F(ATarget, IsProposedWithoutAWait)
{
    TargetLook look;
    QObject::connect(&look, &TargetLook::proposed, [&](const fs::path& file) { answers.emplace_back(file, false); });

    look.propose("TEST dossier");

    EXPECT_TRUE(answers.empty()) << "the disk was not waited for";
    ASSERT_TRUE(untilAnswered());
    EXPECT_EQ(answers[0].first.filename(), "TEST dossier.pdf");
    EXPECT_TRUE(answers[0].first.is_absolute());
}

TEST_F(ATarget, ThatWasAskedForLastIsAnswered)
{
    TargetLook look;
    QObject::connect(&look, &TargetLook::looked, [&](const fs::path& file, bool there) { answers.emplace_back(file, there); });

    look.look(folder / "nothing.pdf");
    look.look(file("there.pdf"));
    ASSERT_TRUE(untilAnswered());

    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0], std::make_pair(folder / "there.pdf", true));
}

} // namespace sceau::workflow
