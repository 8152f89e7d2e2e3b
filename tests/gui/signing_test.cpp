#include "gui/hands.hpp"
#include "gui/step_signing.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QCheckBox>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;
namespace fs = std::filesystem;

/// The signing step with a PIN typed, where only the file is left to be chosen.
class SigningStep : public testing::Test {
protected:
    SigningStep() { gui::type(page(), "pin", base::Secret::from("1234")); }

    gui::StepSigning& page() { return static_cast<gui::StepSigning&>(screen.page(workflow::Step::signing)); }
    void name(const fs::path& file) { gui::type(page(), "target", gui::said(file)); }
    bool known()
    {
        return QTest::qWaitFor([this] { return page().targetIsThere().has_value(); });
    }
    fs::path taken() const
    {
        std::ofstream(folder / "taken.pdf") << "TEST";
        return folder / "taken.pdf";
    }

    Screen screen{snapshots::signing()};
    QTemporaryDir place;
    fs::path folder{place.path().toStdString()};
};

} // namespace

TEST_F(SigningStep, WaitsForTheDiskBeforeItSigns)
{
    name(folder / "free.pdf");

    EXPECT_FALSE(page().targetIsThere());
    EXPECT_FALSE(page().foot().enabled);
    ASSERT_TRUE(known());
    EXPECT_TRUE(page().foot().enabled);
}

TEST_F(SigningStep, ReplacesAFileOnlyWhenThatIsAgreedTo)
{
    name(taken());
    ASSERT_TRUE(known());

    auto* replace = screen.find<QCheckBox>("replace");
    ASSERT_NE(replace, nullptr) << "it is asked";
    EXPECT_FALSE(page().foot().enabled);
    replace->setChecked(true);
    EXPECT_TRUE(page().foot().enabled);
}

TEST_F(SigningStep, ForgetsThatAnAgreementWasGivenForAnotherFile)
{
    name(taken());
    ASSERT_TRUE(known());
    screen.find<QCheckBox>("replace")->setChecked(true);

    std::ofstream(folder / "another.pdf") << "TEST";
    name(folder / "another.pdf");
    ASSERT_TRUE(known());

    EXPECT_FALSE(page().replaceAgreed());
    EXPECT_FALSE(page().foot().enabled);
}
