#include "review/plain_pages.hpp"

#include "pdf/pages.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace sceau::review {
namespace {

namespace fs = std::filesystem;

constexpr auto note = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (TEST-425490-1) >>";

/// A page that shows a note.
std::string annotated(const std::string& key = "/Annots")
{
    auto pdf = test::twoPages();
    auto& page = pdf.objects.at(4);
    page.insert(page.rfind(">>"), key + " [ 20 0 R ]");
    pdf.objects[20] = note;
    return pdf.classic();
}

/// The file with what plainPages() adds to it, saved beside it.
fs::path plain(const fs::path& file)
{
    const auto document = pdf::Document::open(file, {});
    const auto pages = plainPages(*document, fs::file_size(file));
    if (!pages) throw std::runtime_error("no plain pages");
    const auto copy = file.parent_path() / "plain.pdf";
    fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
    std::ofstream(copy, std::ios::app | std::ios::binary)
        .write(reinterpret_cast<const char*>(pages->update.data()), static_cast<std::streamsize>(pages->update.size()));
    return copy;
}

std::string keysOfFirstPage(const fs::path& file)
{
    auto document = pdf::Document::open(file, {});
    const auto page = document ? pdf::findPage(*document, 1) : tl::unexpected(document.error());
    return page ? page->dictionary.text() : "unreadable";
}

class PlainPagesOf : public testing::TestWithParam<const char*> {
protected:
    fs::path folder = test::temporaryFolder("plain");
};

} // namespace

TEST_P(PlainPagesOf, AnAnnotatedFileHaveNoAnnotations)
{
    const auto file = test::writeText(folder / "a.pdf", annotated(GetParam()));

    const auto bare = plain(file);

    EXPECT_EQ(keysOfFirstPage(bare).find("20 0 R"), std::string::npos);
    EXPECT_EQ(test::run({"qpdf", "--check", bare.string()}).status, 0);
}

INSTANTIATE_TEST_SUITE_P(Spellings, PlainPagesOf, testing::Values("/Annots", "/#41nnots", "/Ann#6fts"));

TEST_F(PlainPagesOf, AFileWithoutAnnotationsNeedNoUpdate)
{
    const auto file = test::writeText(folder / "a.pdf", test::twoPages().classic());

    const auto pages = plainPages(*pdf::Document::open(file, {}), fs::file_size(file));

    ASSERT_TRUE(pages.has_value());
    EXPECT_TRUE(pages->update.empty());
}

TEST_F(PlainPagesOf, AFileWithCompressedObjectsHaveNoAnnotationsEither)
{
    const auto loose = test::writeText(folder / "loose.pdf", annotated());
    const auto packed = folder / "packed.pdf";
    ASSERT_EQ(test::run({"qpdf", "--object-streams=generate", loose.string(), packed.string()}).status, 0);

    EXPECT_EQ(keysOfFirstPage(plain(packed)).find("Annots"), std::string::npos);
}

TEST_F(PlainPagesOf, AnEncryptedFileAreNotMade)
{
    const auto clear = test::writeText(folder / "clear.pdf", annotated());
    const auto locked = folder / "locked.pdf";
    ASSERT_EQ(test::run({"qpdf", "--encrypt", "", "owner", "256", "--", clear.string(), locked.string()}).status, 0);

    EXPECT_FALSE(plainPages(*pdf::Document::open(locked, {}), fs::file_size(locked)).has_value());
}

} // namespace sceau::review
