#include "render/pages_of.hpp"
#include "render/tiny_pdf.hpp"

#include <limits>

using namespace sceau;
using base::Code;
using test::PagesOf;
using test::saved;
using test::threePages;
using test::TinyPage;
using test::tinyPdf;
using test::words;

struct Bomb {
    const char* mediaBox;
    double scale;
};

class PageBomb : public PagesOf, public testing::WithParamInterface<Bomb> {};

TEST_P(PageBomb, IsRefusedAndTheOthersAreDrawn)
{
    open(saved(tinyPdf({{words("Bombe"), GetParam().mediaBox}, {words("Fin")}}), "bomb.pdf"));

    pages.render(0, GetParam().scale);
    pages.render(1, 1.0);
    wait([this] { return !heard.errors.empty() && heard.images.contains(1); });

    EXPECT_EQ(onlyError(), Code::renderFailed);
    EXPECT_EQ(heard.errors[0].facts.at("problem"), "too large");
    EXPECT_EQ(heard.errors[0].facts.at("page"), "1");
}

INSTANTIATE_TEST_SUITE_P(Pages, PageBomb,
                         testing::Values(Bomb{"0 0 100000 100000", 1.0}, Bomb{"0 0 595 842", 1000}, Bomb{"0 0 595 842", 0},
                                         Bomb{"0 0 595 842", -1}, Bomb{"0 0 595 842", std::numeric_limits<double>::infinity()},
                                         Bomb{"0 0 595 842", std::numeric_limits<double>::quiet_NaN()}, Bomb{"0 0 14400 14400", 0.5}));

struct Unfit {
    const char* name;
    std::string bytes;
};

class UnfitFile : public PagesOf, public testing::WithParamInterface<Unfit> {};

TEST_P(UnfitFile, IsRefused)
{
    open(saved(GetParam().bytes, "unfit.pdf"));

    EXPECT_EQ(onlyError(), Code::renderFailed);
    EXPECT_EQ(heard.errors[0].facts.at("request"), "open");
}

INSTANTIATE_TEST_SUITE_P(Pages, UnfitFile,
                         testing::Values(Unfit{"empty", ""}, Unfit{"text", "Bonjour"}, Unfit{"head", threePages().substr(0, 60)},
                                         Unfit{"pageless", tinyPdf({})}),
                         [](const auto& unfit) { return std::string(unfit.param.name); });

TEST_F(PagesOf, ATruncatedFileAreDrawnOrRefusedButNeverWaitedFor)
{
    const auto whole = threePages();
    for (std::size_t length = 0; length < whole.size(); length += whole.size() / 12) {
        heard.sizes.clear();
        heard.errors.clear();
        open(saved(whole.substr(0, length), "truncated.pdf"));
        EXPECT_TRUE(heard.sizes.empty() != heard.errors.empty()) << length;
    }
}

TEST_F(PagesOf, AnEncryptedFileAreRefusedByTheirName)
{
    const auto clear = saved(threePages(), "clear.pdf");
    const auto encrypted = saved("", "encrypted.pdf");
    ASSERT_EQ(test::outputOf("qpdf --encrypt user owner 256 -- " + clear.string() + " " + encrypted.string() + " 2>&1"), "");

    open(encrypted);

    EXPECT_EQ(onlyError(), Code::pdfEncrypted);
}

TEST_F(PagesOf, AMissingFileAreRefused)
{
    open("/nonexistent/dossier.pdf");

    EXPECT_EQ(onlyError(), Code::fileUnreadable);
}

TEST_F(PagesOf, TwoThousandPagesAreOpenedWhole)
{
    open(saved(tinyPdf(std::vector<TinyPage>(2'000, {words("Page")})), "long.pdf"));

    ASSERT_EQ(heard.sizes.size(), 2'000U);
    pages.render(1'999, 1.0);
    wait([this] { return heard.images.contains(1'999); });
    pages.search(QStringLiteral("page"));
    wait([this] { return !heard.found.empty(); });
    EXPECT_EQ(heard.found[QStringLiteral("page")].size(), 2'000U);
}

TEST_F(PagesOf, MoreThanTwentyThousandPagesAreRefused)
{
    open(saved(tinyPdf(std::vector<TinyPage>(20'001, {""})), "endless.pdf"));

    EXPECT_EQ(onlyError(), Code::renderFailed);
    EXPECT_EQ(heard.errors[0].facts.at("problem"), "too large");
}
