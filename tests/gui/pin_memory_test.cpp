// What a person types stays in a field, in Qt's events and in copies of strings; here it is looked for in the whole memory of the process.
#include "gui/secret_field.hpp"
#include "shared/memory.hpp"
#include "shared/soft_keys.hpp"

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
