#include "render/pages.hpp"

#include "dossier/compose.hpp"
#include "render/tiny_pdf.hpp"

#include <QTest>
#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

using namespace sceau;
using base::Code;
using render::Pages;
using test::saved;
using test::TinyPage;
using test::tinyPdf;
using test::words;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 30'000; // milliseconds, for a machine under load

/// What Pages has said so far.
class Listener {
public:
    explicit Listener(Pages& pages)
    {
        QObject::connect(&pages, &Pages::opened, [this](const auto& value) { sizes = value; });
        QObject::connect(&pages, &Pages::rendered, [this](int page, double scale, const QImage& value) {
            images[page] = value;
            scales.push_back(scale);
        });
        QObject::connect(&pages, &Pages::textRead, [this](int page, const QString& value) { texts[page] = value; });
        QObject::connect(&pages, &Pages::searched, [this](const QString& value, const auto& hits) { found[value] = hits; });
        QObject::connect(&pages, &Pages::failed, [this](const base::Error& error) { errors.push_back(error); });
    }

    std::vector<render::PageSize> sizes;
    std::map<int, QImage> images;
    std::vector<double> scales;
    std::map<int, QString> texts;
    std::map<QString, std::vector<render::Found>> found;
    std::vector<base::Error> errors;
};

class PagesOf : public testing::Test {
protected:
    Pages pages;
    Listener heard{pages};

    void open(const fs::path& file)
    {
        pages.open(file);
        wait([this] { return !heard.sizes.empty() || !heard.errors.empty(); });
    }
    static void wait(const std::function<bool()>& done) { EXPECT_TRUE(QTest::qWaitFor(done, patience)); }

    Code onlyError()
    {
        EXPECT_EQ(heard.errors.size(), 1U);
        return heard.errors.empty() ? Code::internal : heard.errors.front().code;
    }
};

std::string threePages()
{
    return tinyPdf({{words("Bonjour")}, {words("L'acte 123"), "0 0 842 595"}, {words("Fin")}});
}

bool hasInk(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 100) return true;
        }
    }
    return false;
}

/// A page whose forms call each other ten times over at nine levels: months of drawing.
std::string withEndlessPage()
{
    const std::size_t first = 3 + 2 * 2;
    std::vector<std::string> forms;
    for (std::size_t level = 0; level < 9; ++level) {
        std::string content = "0 0 m 9 9 l S ";
        for (int i = 0; i < 10; ++i) {
            content += "/X Do ";
        }
        const auto next = "/Resources<</XObject<</X " + std::to_string(first + level + 1) + " 0 R>>>>";
        forms.push_back(test::streamObject("/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + next, content));
    }
    forms.push_back(test::streamObject("/Type/XObject/Subtype/Form/BBox[0 0 99 99]", "0 0 m 9 9 l S"));
    return tinyPdf({{words("Bonjour")}, {"/X Do", "0 0 595 842", "/X " + std::to_string(first) + " 0 R"}}, forms);
}

/// The worker of this process.
std::optional<pid_t> workerProcess()
{
    for (const auto& process : fs::directory_iterator("/proc")) {
        std::ifstream stat(process.path() / "stat");
        std::string pid, name, state, parent;
        stat >> pid >> name >> state >> parent;
        if (parent == std::to_string(::getpid()) && name == "(sceau-render)" && state != "Z") return std::stoi(pid);
    }
    return std::nullopt;
}

std::string statusLine(pid_t process, const std::string& name)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
    }
    return {};
}

} // namespace

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

TEST_F(PagesOf, AFileSurviveTheDeathOfTheirWorker)
{
    open(saved(threePages(), "three.pdf"));
    const auto worker = workerProcess();
    ASSERT_TRUE(worker);

    ::kill(*worker, SIGKILL);
    pages.render(2, 1.0);
    wait([this] { return heard.images.contains(2) || !heard.errors.empty(); });
    if (!heard.images.contains(2)) { // it died with the request: that one is answered, the next is drawn
        EXPECT_EQ(onlyError(), Code::renderFailed);
        pages.render(2, 1.0);
        wait([this] { return heard.images.contains(2); });
    }

    EXPECT_TRUE(hasInk(heard.images[2]));
    EXPECT_NE(workerProcess(), worker);
}

TEST(GuiltyPage, FailsAloneWhenItOutlivesItsTime)
{
    Pages pages(std::chrono::milliseconds(1'500));
    Listener heard(pages);
    pages.open(saved(withEndlessPage(), "guilty.pdf"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return heard.sizes.size() == 2; }, patience));

    pages.render(0, 1.0);
    pages.render(1, 1.0);
    pages.text(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !heard.errors.empty() && heard.images.contains(0) && heard.texts.contains(0); }, patience));

    ASSERT_EQ(heard.errors.size(), 1U);
    EXPECT_EQ(heard.errors[0].code, Code::renderFailed);
    EXPECT_EQ(heard.errors[0].facts.at("page"), "2");
    EXPECT_FALSE(heard.images.contains(1));
    EXPECT_EQ(heard.sizes.size(), 2U);
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

TEST_F(PagesOf, AFileAreReadByAConfinedProcess)
{
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "a sanitizer and the confinement exclude each other";
#endif
    open(saved(threePages(), "three.pdf"));
    const auto worker = workerProcess();
    ASSERT_TRUE(worker);

    EXPECT_EQ(statusLine(*worker, "NoNewPrivs"), "1");
    EXPECT_EQ(statusLine(*worker, "Seccomp"), "2");
    std::ifstream limits("/proc/" + std::to_string(*worker) + "/limits");
    const std::string text{std::istreambuf_iterator<char>(limits), {}};
    EXPECT_NE(text.find("Max file size             0"), std::string::npos);
    EXPECT_NE(text.find("Max core file size        0"), std::string::npos);
}

TEST(RenderRoom, LoadsNoPopplerIntoThisProcess)
{
    std::ifstream maps("/proc/self/maps");
    const std::string text{std::istreambuf_iterator<char>(maps), {}};

    EXPECT_NE(text.find("libQt6Gui"), std::string::npos);
    EXPECT_EQ(text.find("poppler"), std::string::npos);
}
