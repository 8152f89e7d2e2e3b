#include "demo.hpp"

#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"

#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

using nlohmann::json;
using sceau::test::readText;

Answer compose(const Demo& demo, const std::string& output, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments{"dossier", "compose", "--order", "425490", "-o", output, "--portal", demo.portal(), "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return demo.run(arguments);
}

} // namespace

TEST(DossierCompose, WritesTheSameBytesEachTime)
{
    const Demo demo;

    const auto first = compose(demo, "a.pdf", {"--module", demo.module()});
    const auto second = compose(demo, "b.pdf");

    ASSERT_EQ(first.status, 0) << first.err;
    ASSERT_EQ(second.status, 0) << "the issued bytes need no key: " << second.err;
    EXPECT_EQ(readText(demo.path("a.pdf")), readText(demo.path("b.pdf")));
    EXPECT_EQ(first.line().at("sha256"), second.line().at("sha256"));
    EXPECT_EQ(first.line().at("dossier"), "TEST-425490-1");
    EXPECT_THAT(sceau::test::textOfPages(demo.path("a.pdf")), testing::HasSubstr("425490"));
}

TEST(DossierCompose, IsWhatIsSignedAfterwards)
{
    const Demo demo;
    ASSERT_EQ(compose(demo, "a.pdf", {"--module", demo.module()}).status, 0);

    const auto renewed = demo.runWithKey({"renew", "--order", "425490", "-o", "s.pdf", "--accept-identity", "--accept-dossier", "--portal",
                                          demo.portal(), "--pin-file", demo.pinFile()});

    ASSERT_EQ(renewed.status, 0) << renewed.err;
    EXPECT_THAT(readText(demo.path("s.pdf")), testing::StartsWith(readText(demo.path("a.pdf"))));
}

TEST(DossierCompose, TakesTheCertificateFromAFileWhereThereIsNoKey)
{
    const Demo demo;
    ASSERT_EQ(demo.runWithKey({"token", "certificate", "-o", "c.pem"}).status, 0);
    ASSERT_EQ(demo.runWithKey({"token", "certificate", "-o", "other.pem"}, "too-early").status, 0);

    EXPECT_EQ(compose(demo, "a.pdf", {"--certificate", "other.pem"}).code(), "KEY-219");
    EXPECT_EQ(compose(demo, "a.pdf", {"--certificate", "c.pem"}).status, 0);
}

TEST(DossierCompose, GivesThePortalsOwnPdfByteForByte)
{
    const Demo demo;
    const auto brought = sceau::test::twoPages().classic();
    demo.write("brought.pdf", brought);
    const auto shown = demo.run({"portal", "show", "--portal", demo.portal(), "--order", "425490", "--json"}).line();
    auto order = shown.at("order");
    for (const char* derived : {"step", "last_action", "brings_dossier"})
        order.erase(derived);
    order["dossier_file"] = "brought.pdf";
    const json import{{"directory", {shown.at("entry")}}, {"orders", {order}}};
    const auto portal = demo.path("other.db").string();
    ASSERT_EQ(demo.run({"portal", "init", "--portal", portal, "--kind", "demo"}).status, 0);
    ASSERT_EQ(demo.run({"portal", "import", "--portal", portal, demo.write("import.json", import.dump())}).status, 0);

    ASSERT_EQ(demo.run({"dossier", "compose", "--order", "425490", "-o", "a.pdf", "--portal", portal}).status, 0);

    EXPECT_EQ(readText(demo.path("a.pdf")), brought);
}

TEST(DossierCompose, RefusesAnUnknownOrderAndAFileThatIsThere)
{
    const Demo demo;
    demo.write("there.pdf", "mine");

    const auto there = compose(demo, "there.pdf", {"--module", demo.module()});
    const auto unknown = demo.run({"dossier", "compose", "--order", "1", "-o", "a.pdf", "--portal", demo.portal()});

    EXPECT_EQ(there.code(), "DOC-411");
    EXPECT_EQ(there.status, 4);
    EXPECT_EQ(unknown.code(), "ORD-601");
    EXPECT_EQ(unknown.status, 4);
    EXPECT_EQ(readText(demo.path("there.pdf")), "mine");
}

} // namespace sceau::cli::test
