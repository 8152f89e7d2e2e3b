#include "dossier/compose.hpp"
#include "render/pages_of.hpp"
#include "render/tiny_pdf.hpp"

using namespace sceau;
using base::Code;
using test::hasInk;
using test::PagesOf;
using test::saved;
using test::threePages;
using test::tinyPdf;
using test::words;

TEST_F(PagesOf, AFileHaveTheirSizes)
{
    open(saved(threePages(), "three.pdf"));

    ASSERT_EQ(heard.sizes.size(), 3U);
    EXPECT_EQ(heard.sizes[0].width, 595);
    EXPECT_EQ(heard.sizes[1].width, 842);
}

TEST_F(PagesOf, AFileAreDrawnAtTheScaleAskedFor)
{
    open(saved(threePages(), "three.pdf"));

    pages.render(1, 2.0);
    wait([this] { return heard.images.contains(1); });

    EXPECT_EQ(heard.images[1].size(), QSize(1684, 1190));
    EXPECT_TRUE(hasInk(heard.images[1]));
}

TEST_F(PagesOf, AFileNamedInNoEncodingAreDrawn)
{
    open(saved(threePages(), "dossi\xE9 sign\xE9.pdf"));

    EXPECT_EQ(heard.sizes.size(), 3U);
}

TEST_F(PagesOf, AFileGiveTheirText)
{
    open(saved(threePages(), "three.pdf"));

    pages.text(1);
    wait([this] { return heard.texts.contains(1); });

    EXPECT_EQ(heard.texts[1].trimmed(), QStringLiteral("L'acte 123"));
}

TEST_F(PagesOf, AFileAreSearchedWhateverTheCaseAndTheApostrophe)
{
    open(saved(threePages(), "three.pdf"));

    pages.search(QStringLiteral("l’ACTE"));
    wait([this] { return !heard.found.empty(); });

    const auto& hits = heard.found[QStringLiteral("l’ACTE")];
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].page, 1);
    EXPECT_NEAR(hits[0].where.left(), 72, 1);
    EXPECT_NEAR(hits[0].where.bottom(), 595 - 500, 6);
}

TEST_F(PagesOf, AComposedDossierAreDrawnReadAndSearched)
{
    dossier::Dossier dossier;
    dossier.id = "TEST-425490-1";
    dossier.order.number = "425490";
    dossier.entry.civilName = "TEST Le Goff-d’Arc";
    dossier.entry.siren = "123456782";
    dossier.contact.email = "test@example.fr";
    const auto pdf = dossier::compose(dossier);
    ASSERT_TRUE(pdf);
    const auto file = saved(std::string(base::textOf(*pdf)), "dossier.pdf");

    open(file);
    pages.render(0, 1.0);
    pages.text(0);
    pages.search(QStringLiteral("le goff-d'arc"));
    pages.search(QStringLiteral("123 456 782"));
    wait([this] { return heard.images.contains(0) && heard.texts.contains(0) && !heard.found.empty(); });

    EXPECT_TRUE(hasInk(heard.images[0]));
    const auto expected = QString::fromStdString(test::outputOf("pdftotext -layout -l 1 " + file.string() + " -")).simplified();
    EXPECT_EQ(heard.texts[0].simplified(), expected);
    EXPECT_GE(heard.found[QStringLiteral("123 456 782")].size(), 1U);
    EXPECT_FALSE(heard.found.contains(QStringLiteral("le goff-d'arc"))) << "the second search ends the first";
}

TEST_F(PagesOf, AFileThatAreNotThereAreRefused)
{
    open(saved(threePages(), "three.pdf"));

    pages.render(3, 1.0);
    pages.text(-1);
    wait([this] { return heard.errors.size() == 2; });

    EXPECT_EQ(heard.errors[0].code, Code::pageOutOfRange);
    EXPECT_EQ(heard.errors[0].facts.at("page"), "4");
    EXPECT_EQ(heard.errors[1].code, Code::pageOutOfRange);
}

TEST_F(PagesOf, AFileAskedForTwiceAreDrawnAsAskedLast)
{
    open(saved(threePages(), "three.pdf"));

    for (const double scale : {0.5, 1.0, 1.5, 2.0}) {
        pages.render(0, scale);
    }
    wait([this] { return !heard.scales.empty() && heard.scales.back() == 2.0; });

    EXPECT_EQ(heard.scales, (std::vector<double>{0.5, 2.0})) << "the first was under way";
}

TEST_F(PagesOf, AClosedFileSayNothingMore)
{
    open(saved(threePages(), "three.pdf"));
    pages.render(0, 1.0);

    pages.close();
    pages.text(0);
    QTest::qWait(200);

    EXPECT_TRUE(heard.images.empty());
    EXPECT_TRUE(heard.texts.empty());
    EXPECT_TRUE(heard.errors.empty());
}

TEST_F(PagesOf, TheNextFileReplaceThoseOfTheFirst)
{
    open(saved(threePages(), "three.pdf"));
    heard.sizes.clear();

    open(saved(tinyPdf({{words("Autre")}}), "other.pdf"));
    pages.text(0);
    wait([this] { return heard.texts.contains(0); });

    EXPECT_EQ(heard.sizes.size(), 1U);
    EXPECT_EQ(heard.texts[0].trimmed(), QStringLiteral("Autre"));
}

TEST_F(PagesOf, AnEmptySearchAreNone)
{
    open(saved(threePages(), "three.pdf"));

    pages.search({});
    wait([this] { return heard.found.contains(QString()); });

    EXPECT_TRUE(heard.found[QString()].empty());
}
