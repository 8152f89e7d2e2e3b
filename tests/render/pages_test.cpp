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

TEST_F(PagesOf, AFileTellEachWordWithThePlacesOfItsLetters)
{
    open(saved(tinyPdf({{words("Acte 12") + " " + "BT /F1 12 Tf 72 480 Td (Fin) Tj ET"}}), "words.pdf"));

    pages.words(0);
    wait([this] { return heard.words.contains(0); });

    const auto& told = heard.words[0];
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].text, QStringLiteral("Acte"));
    EXPECT_EQ(told[0].end, render::Word::End::space);
    EXPECT_EQ(told[1].end, render::Word::End::line);
    EXPECT_EQ(told[2].text, QStringLiteral("Fin"));
    ASSERT_EQ(told[0].letters.size(), 4U);
    EXPECT_NEAR(told[0].letters[0].left(), 72, 1);
    EXPECT_GT(told[0].letters[1].left(), told[0].letters[0].left());
    EXPECT_TRUE(told[0].letters[0].contains(QPointF(75, 842 - 504)));
}

TEST_F(PagesOf, AFileTellNoMoreThanAHundredThousandLetters)
{
    std::string content = "BT /F1 12 Tf 10 5950 Td 14 TL ";
    for (int line = 0; line < 400; ++line)
        content += "(" + std::string(300, 'a' + static_cast<char>(line % 26)) + ") Tj T* ";
    open(saved(tinyPdf({{content + "ET", "0 0 4000 6000"}}), "many-letters.pdf"));

    pages.words(0);
    wait([this] { return heard.words.contains(0) || !heard.errors.empty(); });

    std::size_t letters = 0;
    for (const auto& word : heard.words[0])
        letters += word.letters.size();
    EXPECT_GT(letters, 90'000U);
    EXPECT_LE(letters, 100'000U);
}

TEST_F(PagesOf, AFileAreDrawnInSmall)
{
    open(saved(threePages(), "three.pdf"));

    pages.thumbnail(0, 0.2);
    wait([this] { return heard.thumbnails.contains(0); });

    EXPECT_EQ(heard.thumbnails[0].size(), QSize(119, 168));
    EXPECT_TRUE(heard.images.empty()) << "a thumbnail is no page";
}

TEST_F(PagesOf, AFileHaveNoThumbnailAsLargeAsAPage)
{
    open(saved(threePages(), "three.pdf"));

    pages.thumbnail(0, 2.0);
    wait([this] { return !heard.errors.empty(); });

    EXPECT_EQ(onlyError(), Code::renderFailed);
}

TEST_F(PagesOf, AFileThatAreSkippedAreNotMade)
{
    open(saved(threePages(), "three.pdf"));

    pages.render(0, 1.0); // the worker has it already
    for (const int page : {1, 2}) {
        pages.render(page, 1.0);
        pages.words(page);
        pages.thumbnail(page, 0.1);
    }
    pages.skip(1);
    pages.skipWords(1);
    pages.skipThumbnail(1);
    pages.search(QStringLiteral("Fin")); // after all the others
    wait([this] { return !heard.found.empty(); });

    EXPECT_TRUE(heard.images.contains(0) && heard.images.contains(2));
    EXPECT_TRUE(heard.words.contains(2) && heard.thumbnails.contains(2));
    EXPECT_FALSE(heard.images.contains(1) || heard.words.contains(1) || heard.thumbnails.contains(1));
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
