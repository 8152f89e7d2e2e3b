#include "review/csv.hpp"
#include "review/html.hpp"
#include "review/junit.hpp"
#include "review/shown.hpp"
#include "sample.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>

namespace sceau::review {

using pades::Indication;
using test::sampleReview;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

namespace {

constexpr auto french = text::Language::french;
constexpr auto hostile = "=cmd|' /C calc'!A0,\"<script>alert(1)</script>&\x1b[2J\xff\u202e.pdf";

BatchSummary summary()
{
    BatchSummary told;
    told.policy = "etsi";
    told.anchors = {"TEST <Racine>"};
    told.at = test::now();
    told.duration = std::chrono::milliseconds(2500);
    told.counts = {{Verdict::accepted, 1}, {Verdict::pending, 1}};
    return told;
}

using Make = base::Result<std::unique_ptr<ReviewOutput>> (*)(const fs::path&, base::WholeFile::Existing, text::Language);

/// What an output writes of a good, a hostile and an unreadable file.
std::string written(const Make& make, const std::string& name, text::Language language = french)
{
    const auto file = test::temporaryFolder("outputs") / name;
    auto output = make(file, base::WholeFile::Existing::refuse, language);
    if (!output) return {};
    FileReview unreadable;
    unreadable.report.file = "broken.pdf";
    unreadable.report.messages = {{base::Code::verifierSlow, {{"seconds", "30"}}}};
    auto good = sampleReview("folder/good.pdf");
    good.pictures = {{1, "Signature1", {1, 2, 3}}};
    EXPECT_TRUE((*output)->add(good).has_value());
    EXPECT_TRUE((*output)->add(sampleReview(hostile, Indication::indeterminate, "TRY_LATER")).has_value());
    EXPECT_TRUE((*output)->add(unreadable).has_value());
    EXPECT_FALSE(fs::exists(file)); // it appears when it is whole
    EXPECT_TRUE((*output)->finish(summary()).has_value());
    return test::readText(file);
}

} // namespace

TEST(CsvReport, HasALineForEachSignatureAndOneForAFileWithout)
{
    const auto table = written(csvReport, "t.csv");

    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 4);
    EXPECT_THAT(table, testing::StartsWith("file,verdict,status,field,kind,indication,sub_indication,level,"));
    EXPECT_THAT(table, HasSubstr("\r\nfolder/good.pdf,ACCEPTED,TOTAL-PASSED,Signature1,signature,TOTAL-PASSED,,B-B,intact,whole-file,"));
    EXPECT_THAT(table, HasSubstr(",123456782,012345,"));
    EXPECT_THAT(table, HasSubstr("\r\nbroken.pdf,REJECTED,UNREADABLE,,,"));
    EXPECT_THAT(table, HasSubstr("DOC-421"));
}

TEST(CsvReport, HasAsManyCellsInEveryLine)
{
    std::istringstream lines(written(csvReport, "t.csv"));
    std::set<std::ptrdiff_t> counts;
    for (std::string line; std::getline(lines, line);) {
        bool quoted = false;
        counts.insert(std::count_if(line.begin(), line.end(), [&](char c) {
            quoted = quoted != (c == '"');
            return c == ',' && !quoted;
        }));
    }

    EXPECT_EQ(counts.size(), 1U);
}

struct CellRow {
    std::string text, cell;
};

class CsvCell : public testing::TestWithParam<CellRow> {};

TEST_P(CsvCell, IsWhatASpreadsheetMayOpen)
{
    EXPECT_EQ(csvCell(GetParam().text), GetParam().cell);
}

INSTANTIATE_TEST_SUITE_P(Texts, CsvCell,
                         testing::Values(CellRow{"plain", "plain"}, CellRow{"a,b", "\"a,b\""}, CellRow{"say \"x\"", "\"say \"\"x\"\"\""},
                                         CellRow{"=1+1", "'=1+1"}, CellRow{"+1", "'+1"}, CellRow{"-1", "'-1"}, CellRow{"@x", "'@x"},
                                         CellRow{"\t=1", "' =1"}, CellRow{"a\r\nb", "a  b"}, CellRow{"", ""}));

TEST(JunitReport, IsWellFormedAndCountsWhatDidNotPass)
{
    const auto folder = test::temporaryFolder("junit");
    const auto text = written(junitReport, "t.xml");
    test::writeText(folder / "t.xml", text);

    const auto judged = test::run({"xmllint", "--noout", (folder / "t.xml").string()});

    EXPECT_EQ(judged.status, 0) << judged.output;
    EXPECT_THAT(text, HasSubstr("<testsuites tests=\"2\" failures=\"1\" errors=\"1\" time=\"2.500\">"));
    EXPECT_THAT(text, HasSubstr("<testcase classname=\"folder\" name=\"good.pdf\" time=\"1.234\"/>"));
    EXPECT_THAT(text, HasSubstr("<error type=\"REJECTED\""));
    EXPECT_THAT(text, Not(HasSubstr("<script>")));
}

TEST(HtmlReport, IsWellFormedAndLoadsNothing)
{
    const auto folder = test::temporaryFolder("html");
    const auto text = written(htmlReport, "t.html");
    test::writeText(folder / "t.html", text);

    const auto judged = test::run({"xmllint", "--html", "--noout", (folder / "t.html").string()});

    // libxml2 knows HTML 4 only: it complains of newer elements, which is no matter, and of everything else, which is.
    EXPECT_THAT(judged.output, Not(HasSubstr("Unexpected end tag"))) << judged.output;
    EXPECT_THAT(judged.output, Not(HasSubstr("Opening and ending tag mismatch"))) << judged.output;
    EXPECT_THAT(text, HasSubstr("default-src 'none'"));
    EXPECT_THAT(text, Not(testing::ContainsRegex("(src|href)=\"(https?:)?//")));
    EXPECT_THAT(text, HasSubstr("src=\"data:image/png;base64,AQID\""));
}

TEST(HtmlReport, LetsNoHostileNameAct)
{
    const auto text = written(htmlReport, "t.html");

    EXPECT_THAT(text, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"));
    EXPECT_THAT(text, HasSubstr("TEST &lt;Racine&gt;"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\u202e")));
}

TEST(HtmlReport, AllowsItsOwnScriptByItsHashOnly)
{
    const auto text = written(htmlReport, "t.html");

    EXPECT_THAT(text, testing::ContainsRegex("script-src 'sha256-[A-Za-z0-9+/=]+'"));
    EXPECT_THAT(text, Not(HasSubstr("unsafe-inline")));
}

TEST(HtmlReport, SaysWhatWasProvenAndWhatWasNot)
{
    const auto text = written(htmlReport, "t.html");

    EXPECT_THAT(text, HasSubstr("Les octets signés sont intacts."));
    EXPECT_THAT(text, HasSubstr("Rien ne dit si le certificat est révoqué."));
    EXPECT_THAT(text, HasSubstr("Date déclarée par le signataire, sans preuve"));
    EXPECT_THAT(text, HasSubstr("INDETERMINATE / TRY_LATER"));
    EXPECT_THAT(text, HasSubstr("<html lang=\"fr\">"));
    EXPECT_THAT(written(htmlReport, "e.html", text::Language::english), HasSubstr("The signed bytes are intact."));
}

TEST(Reports, ReplaceNothingUnlessAsked)
{
    const auto file = test::writeText(test::temporaryFolder("existing") / "t.csv", "mine");

    const auto refused = csvReport(file, base::WholeFile::Existing::refuse, french);

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, base::Code::targetExists);
    EXPECT_EQ(test::readText(file), "mine");
}

} // namespace sceau::review
