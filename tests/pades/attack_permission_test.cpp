#include "attack_variants.hpp"

#include "shared/pdf_maker.hpp"

#include <gtest/gtest.h>

/// What a certification or a signature's lock forbids (DocMDP, FieldMDP), done all the same.
namespace sceau::pades {

using test::expectRefused;
using test::SignedPdf;
using test::Update;
using test::updated;

namespace {

std::string textField(const std::string& name)
{
    return "<< /FT /Tx /T (" + name + ") /Subtype /Widget /Rect [0 0 100 20] >>";
}

/// Two text fields, "TEST a" and "TEST b", and an empty signature field with a lock.
std::string formWith(const std::string& lock)
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 13 0 R >>";
    pdf.objects[4] = test::withEntries(pdf.objects[4], "/Annots [10 0 R 11 0 R 12 0 R]");
    pdf.objects[10] = textField("TEST a");
    pdf.objects[11] = textField("TEST b");
    pdf.objects[12] = "<< /FT /Sig /T (TEST seal) /Subtype /Widget /Rect [0 0 0 0] " + lock + " >>";
    pdf.objects[13] = "<< /Fields [10 0 R 11 0 R 12 0 R] >>";
    return pdf.classic();
}

SignedPdf locked(const std::string& lock)
{
    return test::signedPdf(formWith("/Lock << /Type /SigFieldLock " + lock + " >>"), {0, nullptr, false, "TEST seal"});
}

/// A text field with a value.
Update filling(const SignedPdf& pdf, int number)
{
    Update update;
    update.objects[number] = test::extended(pdf, number, "/V (TEST filled)");
    return update;
}

Changes changesAfterFilling(const SignedPdf& pdf, int number)
{
    const auto report = test::reportOn(updated(pdf.text, filling(pdf, number)));
    EXPECT_FALSE(report.signatures.empty());
    return report.signatures.empty() ? Changes::none : report.signatures.front().changes;
}

} // namespace

TEST(CertificationP1, AllowsNothingButArchivalUpdates)
{
    static const auto pdf = test::signedPdf(formWith(""), {1, nullptr, false, {}});
    expectRefused(
        "certified with P=1",
        {
            {"a field filled", [] { return updated(pdf.text, filling(pdf, 10)); }},
            {"a field filled and emptied again",
             [] {
                 Update undo;
                 undo.objects[10] = textField("TEST a");
                 return updated(updated(pdf.text, filling(pdf, 10)), undo);
             }},
            {"a new field",
             [] { return updated(pdf.text, test::withField(pdf.text, "<< /FT /Sig /T (TEST new) /Subtype /Widget /Rect [0 0 0 0] >>")); }},
        });
}

TEST(CertificationP2, AllowsFieldsToBeFilled)
{
    for (const int level : {2, 3}) {
        const auto pdf = test::signedPdf(formWith(""), {level, nullptr, false, {}});

        EXPECT_EQ(changesAfterFilling(pdf, 10), Changes::formFilling) << level;
    }
}

TEST(LockedField, MayNotBeFilled)
{
    static const auto included = locked("/Action /Include /Fields [(TEST a)]");
    static const auto excluded = locked("/Action /Exclude /Fields [(TEST b)]");
    static const auto all = locked("/Action /All");
    static const auto nothing = locked("/Action /Exclude /Fields [(TEST a) (TEST b)] /P 1");
    expectRefused("locked field", {
                                      {"named", [] { return updated(included.text, filling(included, 10)); }},
                                      {"not excepted", [] { return updated(excluded.text, filling(excluded, 10)); }},
                                      {"one of all", [] { return updated(all.text, filling(all, 11)); }},
                                      {"in a document that its lock closes", [] { return updated(nothing.text, filling(nothing, 10)); }},
                                  });

    EXPECT_EQ(changesAfterFilling(included, 11), Changes::formFilling);
    EXPECT_EQ(changesAfterFilling(excluded, 11), Changes::formFilling);
}

/// A writer may leave the transform out that ISO 32000-2 § 12.7.5.5 asks for; the field says all the same what its signature closes.
TEST(LockedField, MayNotBeFilledWhereTheSignatureDoesNotRepeatTheLock)
{
    auto silent = locked("/Action /Include /Fields [(TEST a)]");
    silent.text.replace(silent.text.find("/FieldMDP"), 9, "/FieldXDP");
    const auto pdf = test::resigned(silent);

    EXPECT_EQ(changesAfterFilling(pdf, 10), Changes::forbidden);
    EXPECT_EQ(changesAfterFilling(pdf, 11), Changes::formFilling);
}

/// The lock of a second signature binds who signed then, not who signed before.
TEST(LockedField, HurtsOnlyTheSignaturesThatLockedIt)
{
    const auto first = test::signedPdf(formWith("/Lock << /Type /SigFieldLock /Action /All >>"));
    const auto second = test::signedPdf(first.text, {0, nullptr, false, "TEST seal"});

    const auto report = test::reportOn(updated(second.text, filling(second, 10)));

    ASSERT_EQ(report.signatures.size(), 2U);
    EXPECT_EQ(report.signatures[0].changes, Changes::formFilling);
    EXPECT_EQ(report.signatures[1].changes, Changes::forbidden);
}

} // namespace sceau::pades
