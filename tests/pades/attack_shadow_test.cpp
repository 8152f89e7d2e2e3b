#include "attack_variants.hpp"

#include "shared/pdf_maker.hpp"

#include <gtest/gtest.h>

/// Documents prepared before they were signed so that a later, harmless looking update shows something else; and what is laid over.
namespace sceau::pades {

using test::expectRefused;
using test::extended;
using test::plainSigned;
using test::referenceTo;
using test::replacedLast;
using test::SignedPdf;
using test::stream;
using test::Update;
using test::updated;
using test::Variant;
using test::withAnnotation;

namespace {

/// Signed as it is, then updated by the one object given.
Variant overriding(const std::string& name, const SignedPdf& pdf, int number, const std::string& body)
{
    return {name, [&pdf, number, body] {
                Update update;
                update.objects[number] = body;
                return updated(pdf.text, update);
            }};
}

/// Two pages, a form with a text field, an image that covers the text, a layer, a second catalog that nothing uses.
test::PdfMaker prepared()
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm 20 0 R /OCProperties 14 0 R >>";
    pdf.objects[4] =
        "<< /Type /Page /Parent 3 0 R /Resources << /Font << /F1 8 0 R >> /XObject << /Cover 12 0 R >> >> /Contents [6 0 R 13 0 R] "
        "/Annots [10 0 R 15 0 R] /Thumb 90 0 R >>";
    pdf.objects[10] = "<< /FT /Tx /T (TEST amount) /V (TEST 10) /Subtype /Widget /Rect [50 50 150 70] /AP << /N 11 0 R >> >>";
    pdf.objects[11] = stream("BT (TEST 10) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 100 20]");
    pdf.objects[12] = stream("1 g 0 0 600 800 re f", "/Type /XObject /Subtype /Form /BBox [0 0 600 800]");
    pdf.objects[13] = stream("/Cover Do");
    pdf.objects[14] = "<< /OCGs [] /D << >> >>";
    pdf.objects[15] = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (TEST cover) >>";
    pdf.objects[16] = "<< /Type /Catalog /Pages 17 0 R /AcroForm 20 0 R >>";
    pdf.objects[17] = "<< /Type /Pages /Kids [18 0 R] /Count 1 /MediaBox [0 0 595 842] >>";
    pdf.objects[20] = "<< /Fields [10 0 R] /DA (/Helv 0 Tf) /DR << /Font << /Helv 8 0 R >> >> >>";
    pdf.objects[18] = "<< /Type /Page /Parent 17 0 R /Resources << >> /Contents 7 0 R >>";
    return pdf;
}

const SignedPdf& preparedSigned()
{
    static const auto made = test::signedPdf(prepared().classic());
    return made;
}

std::string with(int number, const std::string& what, const std::string& by)
{
    return replacedLast(test::bodyOf(preparedSigned().text, number), what, by);
}

Variant freeing(const std::string& name, int number)
{
    return {name, [number] {
                Update update;
                update.freed = {number};
                return updated(preparedSigned().text, update);
            }};
}

} // namespace

TEST(ShadowAttackHide, IsRefusedInEachVariant)
{
    const auto& pdf = preparedSigned();
    expectRefused(
        "shadow attack, hide",
        {
            freeing("the cover freed", 12),
            freeing("the cover's content freed", 13),
            freeing("an annotation over the text freed", 15),
            overriding("the cover emptied", pdf, 12, stream("", "/Type /XObject /Subtype /Form /BBox [0 0 600 800]")),
            overriding("the cover no image any more", pdf, 12, "null"),
            overriding("the cover's box shrunk", pdf, 12, stream("1 g 0 0 600 800 re f", "/Type /XObject /Subtype /Form /BBox [0 0 1 1]")),
            overriding("the cover out of the page's resources", pdf, 4, with(4, "/XObject << /Cover 12 0 R >>", "")),
            overriding("the cover out of the page's contents", pdf, 4, with(4, " 13 0 R]", "]")),
            overriding("an annotation out of the page", pdf, 4, with(4, " 15 0 R", "")),
            overriding("a layer off", pdf, 14, "<< /OCGs [] /D << /OFF [12 0 R] >> >>"),
            overriding("a page out of the tree", pdf, 3, "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 >>"),
        });
}

TEST(ShadowAttackReplace, IsRefusedInEachVariant)
{
    const auto& pdf = preparedSigned();
    const auto& signature = test::signatureNumbers(plainSigned().text);
    expectRefused(
        "shadow attack, replace",
        {
            overriding("the page's text", pdf, 6, stream("BT /F1 24 Tf 72 700 Td (TEST replaced) Tj ET")),
            overriding("a font", pdf, 8, "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>"),
            overriding("a font's encoding", pdf, 8, extended(pdf, 8, "/ToUnicode 6 0 R")),
            overriding("a font of the form", pdf, 20, with(20, "/Helv 8 0 R", "/Helv 6 0 R")),
            overriding("the form's default appearance", pdf, 20, with(20, "(/Helv 0 Tf)", "(/Helv 99 Tf)")),
            overriding("appearances that readers make", pdf, 20, extended(pdf, 20, "/NeedAppearances true")),
            overriding("the box of a page", pdf, 4, extended(pdf, 4, "/CropBox [0 0 100 100]")),
            overriding("the turn of a page", pdf, 4, extended(pdf, 4, "/Rotate 180")),
            overriding("the place of a field", pdf, 10, with(10, "[50 50 150 70]", "[50 500 150 520]")),
            overriding("the kind of a field", pdf, 10, with(10, "/FT /Tx", "/FT /Btn")),
            overriding("the name of a field", pdf, 10, with(10, "(TEST amount)", "(TEST other)")),
            overriding("the signature's own field", plainSigned(), signature.field,
                       extended(plainSigned(), signature.field, "/AP << /N 6 0 R >>")),
            overriding("the signature's value", plainSigned(), signature.value,
                       replacedLast(test::bodyOf(plainSigned().text, signature.value), "/Type /Sig", "/Type /Sig /Location (TEST)")),
            overriding("the information as a page", pdf, 9, "[ 4 0 R ]"),
        });
}

TEST(ShadowAttackHideAndReplace, IsRefusedInEachVariant)
{
    const auto& pdf = preparedSigned();
    const auto switchedTo = [&pdf](const std::string& root) {
        return [&pdf, root] {
            Update update;
            update.root = root;
            return updated(pdf.text, update);
        };
    };
    const auto copied = [&pdf](const std::string& what, const std::string& by) {
        return [&pdf, what, by] {
            const int next = test::nextNumber(pdf.text);
            Update update;
            update.objects[next] = with(1, what, by);
            update.root = referenceTo(next);
            return updated(pdf.text, update);
        };
    };
    expectRefused("shadow attack, hide and replace",
                  {
                      {"/Root to the other document", switchedTo("16 0 R"), "FORMAT_FAILURE"},
                      {"/Root to a copy with other pages", copied("/Pages 2 0 R", "/Pages 17 0 R")},
                      {"/Root to a copy with an action", copied("/Type /Catalog", "/Type /Catalog /OpenAction << >>")},
                      overriding("/Pages of the catalog", pdf, 1, with(1, "/Pages 2 0 R", "/Pages 17 0 R")),
                      overriding("/Kids of the tree", pdf, 2, "<< /Type /Pages /Kids [18 0 R] /Count 1 /MediaBox [0 0 595 842] >>"),
                      overriding("/Contents of a page", pdf, 4, with(4, "[6 0 R 13 0 R]", "7 0 R")),
                      overriding("an object where an old reference led", pdf, 90, stream("TEST appeared")),
                  });
}

TEST(EvilAnnotation, IsRefusedInEachVariant)
{
    static const auto certified = test::signedPdf(test::twoPages().classic(), {3, nullptr, false, {}});
    const auto annotated = [](const SignedPdf& pdf, const std::string& kind, const std::string& more) {
        return [&pdf, kind, more] {
            const int next = test::nextNumber(pdf.text);
            Update update;
            update.objects[4] = withAnnotation(test::bodyOf(pdf.text, 4), referenceTo(next));
            update.objects[next] = "<< /Type /Annot /Subtype " + kind + " /Rect [0 0 500 500] /Contents (TEST) " + more + " >>";
            return updated(pdf.text, update);
        };
    };
    std::vector<Variant> variants{
        {"direct, on a page",
         [] {
             Update update;
             update.objects[4] = withAnnotation(test::bodyOf(certified.text, 4), "<< /Subtype /Square /Rect [0 0 500 500] >>");
             return updated(certified.text, update);
         }},
        {"of a page's list that is an object",
         [] {
             Update update;
             const int next = test::nextNumber(certified.text);
             update.objects[4] = replacedLast(test::bodyOf(certified.text, 4), "/Annots", "/Old");
             update.objects[4] = test::withEntries(update.objects[4], "/Annots " + referenceTo(next));
             update.objects[next] = "[<< /Subtype /Square /Rect [0 0 500 500] >>]";
             return updated(certified.text, update);
         }},
        overriding("an old one that covers now", preparedSigned(), 15, with(15, "[0 0 600 800]", "[0 0 900 900]")),
        overriding("an old one that says something else", preparedSigned(), 15, with(15, "(TEST cover)", "(TEST other)")),
    };
    for (const auto* kind : {"/FreeText", "/Stamp", "/Redact", "/Link", "/Widget", "/Square", "/Ink", "/Highlight", "/Popup", "/Text",
                             "/FileAttachment", "/RichMedia", "/Screen", "/3D", "/Watermark"}) {
        variants.push_back({std::string(kind) + " on a document certified with P=3", annotated(certified, kind, "")});
    }
    variants.push_back({"invisible, on an approved document", annotated(plainSigned(), "/FreeText", "/F 2")});
    expectRefused("evil annotation", variants);
}

TEST(SneakySignature, IsRefusedInEachVariant)
{
    static const auto p2 = test::signedPdf(test::twoPages().classic(), {2, nullptr, false, {}});
    static const auto p3 = test::signedPdf(test::twoPages().classic(), {3, nullptr, false, {}});
    const auto withNewField = [](const SignedPdf& pdf, const std::string& entries) {
        return [&pdf, entries] {
            return updated(pdf.text, test::withField(pdf.text, "<< /FT /Sig /T (TEST sneaky) /Subtype /Widget " + entries + " >>"));
        };
    };
    const auto throughKids = [] {
        const int next = test::nextNumber(p2.text);
        auto update = test::withField(p2.text, "<< /FT /Sig /T (TEST sneaky) /Kids [" + referenceTo(next + 1) + "] >>");
        update.objects[next + 1] = "<< /Subtype /Widget /Rect [0 0 500 500] /Parent " + referenceTo(next) + " >>";
        return updated(p2.text, update);
    };
    const auto shownLater = [] {
        const auto hidden = updated(p2.text, test::withField(p2.text, "<< /FT /Sig /T (TEST sneaky) /Subtype /Widget /Rect [0 0 0 0] >>"));
        Update update;
        update.objects[test::nextNumber(p2.text)] = "<< /FT /Sig /T (TEST sneaky) /Subtype /Widget /Rect [0 0 500 500] >>";
        return updated(hidden, update);
    };
    const auto namedAlike = [] {
        const auto field = test::bodyOf(p2.text, test::signatureNumbers(p2.text).field);
        const auto title = field.substr(field.find("/T "), field.find(')', field.find("/T ")) + 1 - field.find("/T "));
        return updated(p2.text, test::withField(p2.text, "<< /FT /Sig " + title + " /Subtype /Widget /Rect [0 0 0 0] >>"));
    };
    expectRefused("sneaky signature", {
                                          {"signed and visible, P=2",
                                           [] {
                                               return test::signedPdf(p2.text, {0, nullptr, true, {}}).text;
                                           }},
                                          {"signed and visible, P=3",
                                           [] {
                                               return test::signedPdf(p3.text, {0, nullptr, true, {}}).text;
                                           }},
                                          {"empty and visible", withNewField(p2, "/Rect [0 0 500 500] /AP << /N 6 0 R >>")},
                                          {"a rectangle that is none", withNewField(p2, "/Rect [0 0 500]")},
                                          {"a rectangle of references", withNewField(p2, "/Rect [0 0 9 0 R 9 0 R]")},
                                          {"visible through a kid", throughKids},
                                          {"made visible by a second update", shownLater},
                                          {"with an action", withNewField(p2, "/Rect [0 0 0 0] /AA << /E << /S /JavaScript /JS (1) >> >>")},
                                          {"with the name of another field", namedAlike},
                                      });
}

} // namespace sceau::pades
