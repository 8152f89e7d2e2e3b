#include "pdf/signature_update.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::pdf {

namespace {

/// What an update says beside a new field on page 4 0 R: its objects, by number.
std::string updated(const std::map<int, std::string>& objects)
{
    auto text = test::twoPages().classic();
    const auto previous = text.substr(text.rfind("startxref\n") + 10, text.rfind("\n%%EOF") - text.rfind("startxref\n") - 10);
    std::string table;
    for (const auto& [number, body] : objects) {
        const auto digits = std::to_string(text.size());
        table += std::to_string(number) + " 1\n" + std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
        text += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const auto at = std::to_string(text.size());
    return text + "xref\n" + table
           + "trailer\n<< /Size 30 /Root 1 0 R /Info 9 0 R "
             "/ID [ <00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff> ] /Prev "
           + previous + " >>\nstartxref\n" + at + "\n%%EOF\n";
}

/// A signature as Sceau adds it.
std::map<int, std::string> signature()
{
    const auto maker = test::twoPages();
    auto catalog = maker.objects.at(1);
    catalog.insert(catalog.rfind(">>"), " /AcroForm << /Fields [ 21 0 R ] /SigFlags 3 >> /Perms << /DocMDP 20 0 R >> ");
    auto page = maker.objects.at(4);
    page.insert(page.rfind(">>"), " /Annots [ 21 0 R ] ");
    return {{1, catalog},
            {4, page},
            {20, "<< /Type /Sig >>"},
            {21, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /V 20 0 R /P 4 0 R /Rect [ 0 0 0 0 ] >>"}};
}

std::string judged(const std::map<int, std::string>& objects)
{
    const auto folder = test::temporaryFolder("update");
    auto before = Document::open(test::writeText(folder / "before.pdf", test::twoPages().classic()), {});
    auto after = Document::open(test::writeText(folder / "after.pdf", updated(objects)), {});
    if (!before || !after) return "not a PDF";
    return beyondOneSignature(*before, *after);
}

} // namespace

TEST(SignatureUpdate, IsNothingButASignature)
{
    EXPECT_EQ(judged(signature()), "");
}

TEST(SignatureUpdate, NoticesAChangedContent)
{
    auto objects = signature();
    objects[6] = test::stream("0 g");

    EXPECT_EQ(judged(objects), "object 6");
}

TEST(SignatureUpdate, NoticesAnotherAnnotation)
{
    auto objects = signature();
    objects[4].replace(objects[4].find("[ 21 0 R ]"), 10, "[ 22 0 R 21 0 R ]");

    EXPECT_EQ(judged(objects), "Annots");
}

TEST(SignatureUpdate, NoticesWhatTheCatalogGained)
{
    auto objects = signature();
    objects[1].insert(objects[1].rfind(">>"), " /OpenAction 22 0 R ");

    EXPECT_EQ(judged(objects), "catalog /OpenAction");
}

TEST(SignatureUpdate, NoticesASecondFieldAndAFieldThatActs)
{
    auto two = signature();
    two[1].replace(two[1].find("[ 21 0 R ]"), 10, "[ 22 0 R 21 0 R ]");
    auto acting = signature();
    acting[21].insert(acting[21].rfind(">>"), " /AA << >> ");

    EXPECT_EQ(judged(two), "Fields");
    EXPECT_EQ(judged(acting), "field action");
}

} // namespace sceau::pdf
