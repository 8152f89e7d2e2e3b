#include "pdf/finish.hpp"

#include "pdf/inspect.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pdf {

using testing::HasSubstr;
using testing::Not;

namespace {

base::Bytes composed()
{
    auto pdf = test::twoPages();
    pdf.version = "1.4";
    pdf.objects[10] = "<< /Unused true >>";
    const auto text = pdf.classic();
    return {text.begin(), text.end()};
}

std::string finished(const Finishing& finishing)
{
    const auto bytes = finish(composed(), finishing);
    return bytes ? std::string(base::textOf(*bytes)) : base::name(bytes.error().code);
}

} // namespace

TEST(Finishing, GivesTheSameBytesForTheSameInput)
{
    EXPECT_EQ(finished({"fr-FR", "TEST-1"}), finished({"fr-FR", "TEST-1"}));
    EXPECT_NE(finished({"fr-FR", "TEST-1"}), finished({"fr-FR", "TEST-2"}));
}

TEST(Finishing, AddsLanguageAndTitleAndDropsWhatNothingUses)
{
    const auto text = finished({"fr-FR", "TEST-1"});

    EXPECT_THAT(text, HasSubstr("/Lang (fr-FR)"));
    EXPECT_THAT(text, HasSubstr("/DisplayDocTitle true"));
    EXPECT_THAT(text, Not(HasSubstr("/Unused")));
    EXPECT_THAT(text, Not(HasSubstr("/MarkInfo")));
    EXPECT_TRUE(text.starts_with("%PDF-1.4\n%"));
    EXPECT_THAT(text, HasSubstr("\nxref\n"));
}

TEST(Finishing, LeavesOneSoundRevisionWithTheSamePages)
{
    const auto folder = test::temporaryFolder("finish");
    const auto before = test::writeText(folder / "before.pdf", std::string(base::textOf(composed())));
    const auto after = test::writeText(folder / "after.pdf", finished({"fr-FR", "TEST-1"}));

    EXPECT_EQ(test::qpdfComplaints(after), "");
    EXPECT_EQ(inspect(after)->revisions.size(), 1U);
    EXPECT_EQ(test::drawnBy("mutool", after), test::drawnBy("mutool", before));
}

TEST(Finishing, RefusesWhatIsNoPdf)
{
    EXPECT_EQ(finish(base::bytesOf("not a PDF"), {}).error().code, base::Code::composeFailed);
}

} // namespace sceau::pdf
