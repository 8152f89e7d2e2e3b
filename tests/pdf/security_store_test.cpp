#include "pdf/security_store.hpp"

#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pdf {

namespace fs = std::filesystem;
using base::Bytes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

constexpr auto oldKey = "0123456789ABCDEF0123456789ABCDEF01234567";
constexpr auto newKey = "89ABCDEF0123456789ABCDEF0123456789ABCDEF";

Bytes bytes(std::string_view text)
{
    const auto view = base::bytesOf(text);
    return {view.begin(), view.end()};
}

/// A document whose catalog says this, too; objects 10 and 11 are streams.
fs::path documentWith(const std::string& catalog, const std::string& version = "1.7")
{
    auto pdf = test::twoPages();
    pdf.version = version;
    auto& root = pdf.objects.at(1);
    root.insert(root.rfind(">>"), ' ' + catalog + ' ');
    pdf.objects[10] = test::stream("old certificate");
    pdf.objects[11] = test::stream("old list");
    return test::writeText(test::temporaryFolder("store") / "document.pdf", pdf.classic());
}

/// The document with this evidence for the signature `newKey`.
fs::path stored(const fs::path& input, const SecurityStore& evidence)
{
    const auto output = input.parent_path() / "stored.pdf";
    auto file = storeSecurity(input, output, {{{newKey, evidence}}, test::now()}, false);
    EXPECT_TRUE(file.has_value() && file->commit().has_value());
    EXPECT_TRUE(test::readText(output).starts_with(test::readText(input)));
    EXPECT_THAT(test::qpdfComplaints(output), IsEmpty());
    return output;
}

SecurityStore storeIn(const fs::path& file)
{
    auto document = Document::open(file, {});
    auto store = readSecurityStore(*document);
    EXPECT_TRUE(store.has_value());
    return store.value_or(SecurityStore{});
}

/// What the update says, without what was there before.
std::string updateOf(const fs::path& output)
{
    return test::readText(output).substr(test::readText(output.parent_path() / "document.pdf").size());
}

} // namespace

TEST(SecurityStore, HoldsWhatWasStored)
{
    const auto file = stored(documentWith(""), {{bytes("certificate")}, {bytes("list")}, {bytes("answer"), bytes("other answer")}});

    const auto store = storeIn(file);
    EXPECT_THAT(store.certificates, ElementsAre(bytes("certificate")));
    EXPECT_THAT(store.crls, ElementsAre(bytes("list")));
    EXPECT_THAT(store.ocsps, ElementsAre(bytes("answer"), bytes("other answer")));
    EXPECT_THAT(updateOf(file), HasSubstr(newKey));
    EXPECT_THAT(updateOf(file), HasSubstr("/TU (D:20261121120000Z)"));
}

struct Former {
    const char* name;
    std::string catalog;
};

class EveryFormerStore : public testing::TestWithParam<Former> {};

TEST_P(EveryFormerStore, KeepsWhatItHasAndTakesNothingTwice)
{
    const auto file = stored(documentWith(GetParam().catalog), {{bytes("old certificate"), bytes("new certificate")}, {}, {}});

    const auto store = storeIn(file);
    EXPECT_THAT(store.certificates, ElementsAre(bytes("old certificate"), bytes("new certificate")));
    EXPECT_THAT(updateOf(file), HasSubstr("10 0 R")) << "the stream that was there";
    EXPECT_THAT(updateOf(file), Not(HasSubstr("10 0 obj")));
}

INSTANTIATE_TEST_SUITE_P(
    SecurityStore, EveryFormerStore,
    testing::Values(Former{"InTheCatalog", "/DSS << /Certs [10 0 R] >>"},
                    Former{"WithAnArrayAndEntriesOfItsOwn", std::string("/DSS << /Type /DSS /Certs [10 0 R] /CRLs [11 0 R] /VRI << /")
                                                                + oldKey + " << /Cert [10 0 R] /CRL [11 0 R] >> >> >>"},
                    Former{"InAnEntryAlone", std::string("/DSS << /VRI << /") + oldKey + " << /Cert [10 0 R] >> >> >>"}),
    [](const auto& former) { return former.param.name; });

TEST(SecurityStore, LeavesTheEntriesOfOtherSignaturesAlone)
{
    const auto entry = std::string("/") + oldKey + " << /Cert [10 0 R] /CRL [11 0 R] >>";
    const auto file = stored(documentWith("/DSS << /Certs [10 0 R] /CRLs [11 0 R] /VRI << " + entry + " >> >>"), {{bytes("new")}, {}, {}});

    EXPECT_THAT(updateOf(file), HasSubstr(entry));
    EXPECT_THAT(storeIn(file).crls, ElementsAre(bytes("old list")));
}

TEST(SecurityStore, SaysWhichExtensionItUsesBesideThoseOfOthers)
{
    const auto file =
        stored(documentWith("/Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>", "1.4"), {{bytes("certificate")}, {}, {}});

    EXPECT_THAT(updateOf(file), HasSubstr("/ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >>"));
    EXPECT_THAT(updateOf(file), HasSubstr("/ESIC << /BaseVersion /1.7 /ExtensionLevel 1 >>"));
    EXPECT_THAT(updateOf(file), HasSubstr("/Version /1.7"));
}

TEST(SecurityStore, IsPartOfPdf2WithoutAnExtension)
{
    EXPECT_THAT(updateOf(stored(documentWith("", "2.0"), {{bytes("certificate")}, {}, {}})), Not(HasSubstr("/Extensions")));
}

TEST(SecurityStore, ThatIsNoStoreIsRefused)
{
    for (const auto* odd : {"/DSS << /Certs [10] >>", "/DSS << /Certs [1 0 R] >>", "/DSS << /Certs (x) >>", "/DSS << /VRI [] >>", "/DSS 7",
                            "/DSS << /OCSPs [10 0 R 2 0 R] >>"}) {
        auto document = Document::open(documentWith(odd), {});
        const auto store = readSecurityStore(*document);
        EXPECT_EQ(store ? base::Code::internal : store.error().code, base::Code::pdfBroken) << odd;
    }
}

TEST(SecurityStore, NamesASignatureByTheDigestOfItsContentsWithTheirPadding)
{
    EXPECT_EQ(validationKey(bytes("abc")), "A9993E364706816ABA3E25717850C26C9CD0D89D");
    EXPECT_NE(validationKey(Bytes{1, 2, 0}), validationKey(Bytes{1, 2}));
}

} // namespace sceau::pdf
