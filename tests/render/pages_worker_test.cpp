#include "render/pages_of.hpp"
#include "render/tiny_pdf.hpp"

#include <csignal>
#include <fstream>
#include <unistd.h>

using namespace sceau;
using base::Code;
using render::Pages;
using test::hasInk;
using test::Listener;
using test::PagesOf;
using test::patience;
using test::saved;
using test::threePages;
using test::tinyPdf;
using test::words;
namespace fs = std::filesystem;

namespace {

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

/// The kernel lists a child by the thread that started it.
bool isChildOfTheMainThread(pid_t process)
{
    const auto self = std::to_string(::getpid());
    std::ifstream children("/proc/self/task/" + self + "/children");
    for (std::string child; children >> child;) {
        if (child == std::to_string(process)) return true;
    }
    return false;
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

TEST(Worker, IsStartedOnAThreadOfItsOwnAndLeavesNoZombie)
{
    auto pages = std::make_unique<Pages>();
    Listener heard(*pages);
    pages->open(saved(threePages(), "three.pdf"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !heard.sizes.empty(); }, patience));
    const auto worker = workerProcess();
    ASSERT_TRUE(worker);
    EXPECT_FALSE(isChildOfTheMainThread(*worker));

    pages->render(0, 3.0); // it goes with work in its hands
    pages.reset();

    EXPECT_FALSE(fs::exists("/proc/" + std::to_string(*worker)));
}

TEST(Worker, OfAFileThatIsClosedSaysNothingMore)
{
    Pages pages;
    Listener heard(pages);
    pages.open(saved(threePages(), "three.pdf"));
    pages.open(saved(tinyPdf({{words("Seule")}}), "one.pdf"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !heard.sizes.empty(); }, patience));

    EXPECT_EQ(heard.sizes.size(), 1U);
    pages.render(0, 1.0);
    pages.close();
    QTest::qWait(200);
    EXPECT_TRUE(heard.images.empty());
    EXPECT_TRUE(heard.errors.empty());
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
