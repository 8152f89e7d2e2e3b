#include "gui/hands.hpp"
#include "gui/step_contact.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

struct Wrong {
    const char* field;
    const char* typed;
    const char* problem;
};

void PrintTo(const Wrong& wrong, std::ostream* out)
{
    *out << wrong.problem;
}

void retype(QLineEdit& field, const QString& text)
{
    field.setFocus();
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    if (!text.isEmpty()) gui::type(*field.window(), field.objectName().toLatin1().constData(), text);
}

} // namespace

class WrongContact : public testing::TestWithParam<Wrong> {};

TEST_P(WrongContact, IsSaidUnderItsFieldWhenTheFieldIsLeftAndGoesWhenCorrected)
{
    const auto [name, typed, problem] = GetParam();
    Screen screen(snapshots::contact());
    auto* field = screen.find<QLineEdit>(name);
    const QString good = field->text();
    const QByteArray label = QByteArray(name) + "Problem";
    const QString sentence = gui::sentence(problem);

    retype(*field, QString::fromUtf8(typed));
    EXPECT_EQ(screen.find<QLabel>(label), nullptr) << "said before the field was left";
    QTest::keyClick(field, Qt::Key_Tab);
    screen.settle();
    ASSERT_NE(screen.find<QLabel>(label), nullptr);
    EXPECT_EQ(screen.find<QLabel>(label)->text(), sentence);
    EXPECT_EQ(field->accessibleDescription(), sentence);

    retype(*field, good);
    screen.settle();
    EXPECT_EQ(screen.find<QLabel>(label), nullptr);
}

INSTANTIATE_TEST_SUITE_P(EachField, WrongContact,
                         testing::Values(Wrong{"organisation", "", "contact.organisation.missing"},
                                         Wrong{"address", "", "contact.address.missing"}, Wrong{"postcode", "", "contact.postcode.missing"},
                                         Wrong{"postcode", "2A004", "contact.postcode.corsica"},
                                         Wrong{"postcode", "7500", "contact.postcode.format"}, Wrong{"city", "", "contact.city.missing"},
                                         Wrong{"firstName", "", "contact.first_name.missing"}, Wrong{"name", "", "contact.name.missing"},
                                         Wrong{"email", "", "contact.email.missing"}, Wrong{"email", "pascale@", "contact.email.format"},
                                         Wrong{"mobile", "0612", "contact.mobile.format"},
                                         Wrong{"mobile", "0140000000", "contact.mobile.landline"}));

TEST(StepContact, PutsTheFocusOnTheFirstWrongFieldInsteadOfLeadingOn)
{
    Screen screen(snapshots::contact());
    retype(*screen.find<QLineEdit>("city"), QString());
    retype(*screen.find<QLineEdit>("email"), QStringLiteral("nobody"));

    screen.find<QAbstractButton>("action")->click();
    screen.settle();

    EXPECT_NE(screen.find<QLabel>("emailProblem"), nullptr);
    EXPECT_EQ(screen.window().focusWidget(), screen.find<QLineEdit>("city"));
}

TEST(StepContact, ConfirmsOnceMoreBeforeAnythingIsIssued)
{
    Screen screen(snapshots::contact());
    auto& page = static_cast<gui::StepContact&>(screen.page(workflow::Step::contact));
    int confirmed = 0;
    QObject::connect(&page, &gui::StepContact::confirmed, &page, [&](const renewal::Contact&) { ++confirmed; });

    screen.find<QAbstractButton>("action")->click();
    screen.settle();

    EXPECT_TRUE(screen.text().contains(QStringLiteral("Vous ne pourrez plus modifier ces informations")));
    EXPECT_TRUE(screen.text().contains(QStringLiteral("75001 Paris")));
    EXPECT_EQ(screen.find<QAbstractButton>("action")->text(), QStringLiteral("Confirmer"));
    EXPECT_EQ(confirmed, 0);

    screen.find<QAbstractButton>("action")->click();
    EXPECT_EQ(confirmed, 1);
}

TEST(StepContact, KeepsWhatIsBeingTypedWhenTheSnapshotComesAgain)
{
    const auto snapshot = snapshots::contact();
    Screen screen(snapshot);
    retype(*screen.find<QLineEdit>("city"), QStringLiteral("Lyon"));
    auto drafted = snapshot;
    drafted.contact.city = "Lyon";

    screen.present(drafted);

    EXPECT_EQ(screen.find<QLineEdit>("city")->text(), QStringLiteral("Lyon"));
}

TEST(StepContact, ReadsOnlyOnceItIsPartOfADossierUntilCorrected)
{
    auto snapshot = snapshots::contact();
    snapshot.contactConfirmed = true;
    snapshot.dossierFile = "/nowhere/dossier.pdf";

    Screen screen(snapshot);

    EXPECT_TRUE(screen.find<QLineEdit>("city")->isReadOnly());
    EXPECT_NE(screen.find<QAbstractButton>("correct"), nullptr);
}
