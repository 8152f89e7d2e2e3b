#include "base/whole_file.hpp"
#include "demo_renewal.hpp"

namespace sceau::workflow {
namespace {

using base::Code;
using test::DemoRenewal;
namespace fs = std::filesystem;

/// The portal knows no order of this key; the lawyer may hold the PDF that it gave.
class AKeyWithoutOrder : public DemoRenewal {
protected:
    void detachOrder() { changePortal("UPDATE orders SET serial = '00' WHERE number = '" + orderOf("renewable") + "'"); }

    /// A dossier as a portal hands it out, and no order any more.
    void takePdfAndDetachOrder()
    {
        open();
        ASSERT_TRUE(goTo(Step::dossier));
        fs::copy_file(now().dossierFile, given);
        renewal->finish();
        close();
        detachOrder();
    }

    fs::path given = folder / "given.pdf";
};

TEST_F(AKeyWithoutOrder, SaysSo)
{
    detachOrder();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    EXPECT_EQ(code(), Code::orderMissing);
    EXPECT_EQ(now().portal, renewal::PortalKind::demo);
    EXPECT_TRUE(now().eligibility) << "what is known of its dates is said all the same";
}

TEST_F(AKeyWithoutOrder, SignsThePdfThatThePortalGaveByteForByte)
{
    takePdfAndDetachOrder();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));

    renewal->useGivenPdf(given);
    ASSERT_TRUE(untilKey(KeyState::ready));
    const auto shown = base::readFile(now().dossierFile, 64U << 20U).value();
    EXPECT_EQ(shown, base::readFile(given, 64U << 20U).value());
    ASSERT_TRUE(goTo(Step::signing));
    EXPECT_TRUE(now().review) << "no directory entry to compare with";
    sign();

    ASSERT_EQ(now().step, Step::done) << (code() ? base::name(*code()) : "");
    EXPECT_TRUE(now().recorded) << "there is nobody to tell";
    const auto bytes = base::readFile(target, 64U << 20U).value();
    EXPECT_TRUE(std::equal(shown.begin(), shown.end(), bytes.begin()));
    EXPECT_NE(test::pdfsig(target).find("Total document signed"), std::string::npos);
}

TEST_F(AKeyWithoutOrder, TakesAPdfThatWasOfferedBeforeTheKeyWasFound)
{
    takePdfAndDetachOrder();
    open();
    renewal->useGivenPdf(given);
    ASSERT_TRUE(untilKey(KeyState::ready));
    EXPECT_EQ(now().givenPdf, given);
}

TEST_F(AKeyWithoutOrder, SignsWhatWasShownWhateverBecameOfThatFile)
{
    takePdfAndDetachOrder();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    renewal->useGivenPdf(given);
    ASSERT_TRUE(goTo(Step::signing));
    const auto shown = base::readFile(now().dossierFile, 64U << 20U).value();
    ASSERT_TRUE(base::writeFile(given, base::bytesOf("something else"), base::WholeFile::Existing::replace));

    sign();

    const auto bytes = base::readFile(target, 64U << 20U).value();
    EXPECT_TRUE(std::equal(shown.begin(), shown.end(), bytes.begin()));
}

TEST_F(AKeyWithoutOrder, NeverSignsOverTheGivenPdf)
{
    takePdfAndDetachOrder();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    renewal->useGivenPdf(given);
    ASSERT_TRUE(goTo(Step::signing));

    renewal->sign(given, true, test::rightPin(), false);
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(code(), Code::targetIsInput);
    EXPECT_EQ(module.count("C_Login"), 2) << "one for each renewal's activation, none to sign";
}

TEST_F(AKeyWithoutOrder, ResumesWithTheGivenPdf)
{
    takePdfAndDetachOrder();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    renewal->useGivenPdf(given);
    ASSERT_TRUE(goTo(Step::dossier));

    open();

    ASSERT_TRUE(until([](const Snapshot& s) { return s.step == Step::dossier; }));
    EXPECT_TRUE(now().resumed);
    EXPECT_EQ(now().givenPdf, given);
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    EXPECT_EQ(now().step, Step::done);
}

struct UnfitPdf {
    const char* content;
    Code code;
    friend void PrintTo(const UnfitPdf& one, std::ostream* out) { *out << base::name(one.code); }
};

class AnUnfitPdf : public AKeyWithoutOrder, public testing::WithParamInterface<UnfitPdf> {};

TEST_P(AnUnfitPdf, IsRefusedBeforeAnyPin)
{
    detachOrder();
    ASSERT_TRUE(base::writeFile(given, base::bytesOf(GetParam().content)));
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));

    renewal->useGivenPdf(given);
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(code(), GetParam().code);
    EXPECT_EQ(now().key, KeyState::noOrder);
}

INSTANTIATE_TEST_SUITE_P(Workflow, AnUnfitPdf,
                         testing::Values(UnfitPdf{"", Code::fileEmpty}, UnfitPdf{"MZ", Code::notPdf},
                                         UnfitPdf{"%PDF-1.7\nno more", Code::pdfBroken}));

TEST_F(AKeyWithoutOrder, RefusesAPdfThatIsNotThere)
{
    detachOrder();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    renewal->useGivenPdf(given);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), Code::fileMissing);
}

TEST_F(AKeyWithoutOrder, IsAlsoOneWhosePortalIsMissing)
{
    fs::remove(portal);
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    EXPECT_EQ(code(), Code::fileMissing);
}

TEST_F(AKeyWithoutOrder, IsAlsoOneWithoutAnyPortal)
{
    portal.clear();
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));
    EXPECT_EQ(code(), Code::orderMissing);
    EXPECT_FALSE(now().portal);
}

TEST_F(AKeyWithoutOrder, FindsItsOrderOnceThePortalIsBack)
{
    const auto away = folder / "away.db";
    fs::rename(portal, away);
    open();
    ASSERT_TRUE(untilKey(KeyState::noOrder));

    fs::rename(away, portal);
    renewal->refresh();

    ASSERT_TRUE(untilKey(KeyState::ready));
    EXPECT_EQ(now().order->number, orderOf("renewable"));
}

TEST_F(AKeyWithoutOrder, OrWithTwoLetsAPersonChoose)
{
    const auto one = orderOf("renewable");
    changePortal("UPDATE orders SET (issuer, serial, cnbf) = (SELECT issuer, serial, cnbf FROM orders WHERE number = '" + one
                 + "') WHERE number = '" + orderOf("too-early") + "'");
    open();
    ASSERT_TRUE(untilKey(KeyState::chooseOrder));
    EXPECT_EQ(now().orders.size(), 2U);
    EXPECT_FALSE(code());

    renewal->chooseOrder(one);

    ASSERT_TRUE(untilKey(KeyState::ready));
    EXPECT_EQ(now().order->number, one);
}

} // namespace
} // namespace sceau::workflow
