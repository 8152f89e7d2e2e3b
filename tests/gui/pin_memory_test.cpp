// What a person types stays in a field, in Qt's events and in copies of strings; here it is looked for in the whole memory of the process.
#include "gui/care_page.hpp"
#include "gui/secret_field.hpp"
#include "shared/memory.hpp"
#include "shared/soft_keys.hpp"

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QTest>
#include <dirent.h>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace {

using namespace sceau;
using test::Disguised;

/// One key after the other, as fingers do: no string of the test holds the PIN.
void type(QLineEdit& field, const base::Secret& pin)
{
    for (const char digit : pin.view())
        QTest::keyClick(&field, digit);
}

/// The programs that this process started and that have not ended.
std::size_t children()
{
    std::ifstream tasks("/proc/self/task/" + std::to_string(::getpid()) + "/children");
    std::size_t count = 0;
    for (std::string pid; tasks >> pid;)
        ++count;
    return count;
}

class TypedPin : public testing::Test {
protected:
    const base::Secret pin = test::pinFrom(7);
    const Disguised inUtf8{pin, Disguised::As::utf8};
    const Disguised inUtf16{pin, Disguised::As::utf16};
    gui::SecretField field;
};

} // namespace

TEST_F(TypedPin, IsInTheFieldAloneAndNowhereOnceItWasTaken)
{
    type(field, pin);
    const auto typed = inUtf16.copiesInMemory();
    {
        const auto taken = field.take();
        EXPECT_EQ(taken.view(), pin.view());
    }

    EXPECT_GE(typed, 1U) << "or nothing would be proven";
    EXPECT_EQ(inUtf16.copiesInMemory(), 0U);
    EXPECT_EQ(inUtf8.copiesInMemory(), 1U) << "the test's own";
}

TEST_F(TypedPin, IsNowhereAfterALogoutAndTheModulesProcessHasEnded)
{
    const test::SoftKeys soft(test::SoftKeys::Kind::ec); // its PIN is another one: a wrong code is forgotten like a right one
    {
        token::Keys keys(soft.options());
        type(field, pin);

        const auto token = token::verifyPin(keys, soft.where(), field.take(), false);

        EXPECT_EQ(token.error().code, base::Code::pinIncorrect);
        EXPECT_EQ(inUtf16.copiesInMemory(), 0U);
        EXPECT_EQ(inUtf8.copiesInMemory(), 1U) << "the test's own";
    }
    EXPECT_EQ(children(), 0U);
}

/// A window's own way, from the keys pressed to the key that has the new PIN.
class AChangedPin : public testing::TestWithParam<workflow::Care> {
protected:
    AChangedPin()
    {
        settings.where = soft.where();
        settings.resumeFolder = folder.path().toStdString();
    }

    static bool until(const std::function<bool()>& reached)
    {
        constexpr int patience = 60'000; // milliseconds
        return QTest::qWaitFor(reached, patience);
    }
    void carry(workflow::Care what, const base::Secret& present, const base::Secret& fresh)
    {
        workflow::Renewal renewal(settings);
        workflow::KeyCare care(renewal);
        gui::CarePage page(settings.clock);
        page.drive(care);
        renewal.start();
        ASSERT_TRUE(until([&] { return renewal.snapshot().token.has_value(); }));
        care.open(what);
        page.show();
        page.enter(false);
        type(*page.findChild<QLineEdit*>(QStringLiteral("present")), present);
        for (const char* field : {"fresh", "again"})
            type(*page.findChild<QLineEdit*>(QLatin1String(field)), fresh);

        page.findChild<QAbstractButton*>(QStringLiteral("action"))->click();

        ASSERT_TRUE(until([&] { return care.state().done; }));
        EXPECT_EQ(Disguised(present, Disguised::As::utf16).copiesInMemory(), 0U);
        EXPECT_EQ(Disguised(fresh, Disguised::As::utf16).copiesInMemory(), 0U);
        EXPECT_EQ(Disguised(present).copiesInMemory(), 1U) << "the test's own";
        EXPECT_EQ(Disguised(fresh).copiesInMemory(), 1U) << "the test's own";
    }

    test::SoftKeys soft{test::SoftKeys::Kind::ec};
    QTemporaryDir folder;
    workflow::Settings settings;
};

TEST_P(AChangedPin, IsNowhereInMemoryNorIsTheCodeThatAllowedIt)
{
    const auto present = GetParam() == workflow::Care::changePin ? test::goodPin() : test::goodPuk();
    const auto fresh = test::newPin();

    carry(GetParam(), present, fresh);

    EXPECT_EQ(children(), 0U) << "the modules' processes have ended";
}

INSTANTIATE_TEST_SUITE_P(ByEitherCode, AChangedPin, testing::Values(workflow::Care::changePin, workflow::Care::unblock),
                         [](const auto& care) { return care.param == workflow::Care::changePin ? "Pin" : "Puk"; });
