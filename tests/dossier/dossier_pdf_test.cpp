#include "dossier/sample.hpp"

#include <QRegularExpression>
#include <gmock/gmock.h>

using namespace sceau;
using test::judge;
using test::laidOut;
using test::sampleDossier;
using test::savedPdf;
using testing::HasSubstr;
using testing::Not;

namespace {

/// What is issued: laid out and finished.
const std::filesystem::path& sample()
{
    static const auto path = savedPdf(test::bytesOf(dossier::compose(sampleDossier()).value()), "sample.pdf");
    return path;
}

/// Every object in clear.
std::string objects()
{
    return judge("qpdf --qdf --object-streams=disable " + sample().string() + " -").output;
}

std::string infoLine(const std::string& name)
{
    return judge("pdfinfo -rawdates " + sample().string() + " | sed -n 's/^" + name + ": *//p'").output;
}

} // namespace

TEST(DossierPdf, IsSoundForQpdf)
{
    const auto judged = judge("qpdf --check " + sample().string());

    EXPECT_EQ(judged.status, 0) << judged.output;
}

TEST(DossierPdf, IsDrawnByMupdfPageByPage)
{
    const auto judged = judge("mutool draw -q -F png -o /dev/null " + sample().string());

    EXPECT_EQ(judged.status, 0) << judged.output;
    EXPECT_THAT(judged.output, Not(HasSubstr("error")));
}

TEST(DossierPdf, EmbedsEveryFontAsASubsetWithUnicode)
{
    const auto judged = judge("pdffonts " + sample().string() + " | tail -n +3");

    std::istringstream lines(judged.output);
    int fonts = 0;
    for (std::string line; std::getline(lines, line); ++fonts) {
        EXPECT_THAT(line, testing::ContainsRegex("^[A-Z]+\\+Inter-.* yes yes yes ")) << line;
    }
    EXPECT_GE(fonts, 2);
}

TEST(DossierPdf, ClaimsPdfA1bInAPacketThatAgreesWithTheInformation)
{
    const auto packet = judge("pdfinfo -meta " + sample().string()).output;

    EXPECT_THAT(packet, HasSubstr("pdfaid:part=\"1\""));
    EXPECT_THAT(packet, HasSubstr("pdfaid:conformance=\"B\""));
    EXPECT_THAT(packet, HasSubstr("<rdf:li xml:lang=\"x-default\">Contrat de renouvellement TEST-425490-1</rdf:li>"));
    EXPECT_EQ(infoLine("Title"), "Contrat de renouvellement TEST-425490-1\n");
    EXPECT_THAT(packet, HasSubstr("xmp:CreateDate=\"2026-11-21T20:50:00Z\""));
    EXPECT_EQ(infoLine("CreationDate"), "D:20261121205000Z\n");
    EXPECT_THAT(packet, HasSubstr("xmp:CreatorTool=\"Sceau\""));
    EXPECT_EQ(infoLine("Creator"), "Sceau\n");
    EXPECT_THAT(packet, HasSubstr("pdf:Producer=\"" + infoLine("Producer").substr(0, 3)));
}

TEST(DossierPdf, HasAnOutputIntent)
{
    EXPECT_THAT(objects(), HasSubstr("/OutputIntents"));
    EXPECT_THAT(objects(), HasSubstr("/GTS_PDFA1"));
}

class Forbidden : public testing::TestWithParam<const char*> {};

TEST_P(Forbidden, IsNowhereInADossier)
{
    EXPECT_THAT(objects(), Not(HasSubstr(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(DossierPdf, Forbidden,
                         testing::Values("/SMask", "/ca ", "/CA ", "/JavaScript", "/JS", "/URI", "/AcroForm", "/OpenAction", "/AA",
                                         "/Launch", "/EmbeddedFile", "/XFA", "/OCProperties", "/Encrypt"));

TEST(DossierPdf, IsTheSameTwice)
{
    EXPECT_EQ(laidOut(sampleDossier()), laidOut(sampleDossier()));
}

TEST(DossierPdf, DiffersWhenAFactDoes)
{
    auto other = sampleDossier();
    other.contact.mobile = "+33639980002";

    EXPECT_NE(laidOut(sampleDossier()), laidOut(other));
}

TEST(DossierPdf, PrintsOnA4)
{
    EXPECT_THAT(infoLine("Page size"), HasSubstr("A4"));
}
