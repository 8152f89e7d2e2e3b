#include "attack_variants.hpp"

#include "shared/pdf_maker.hpp"

#include <array>
#include <cstdio>
#include <gtest/gtest.h>

/// Bytes after the signed ones, and cross-references that readers understand differently.
namespace sceau::pades {

using test::expectRefused;
using test::plainSigned;
using test::referenceTo;
using test::stream;
using test::Update;
using test::updated;
using test::Variant;

namespace {

const std::string& plain()
{
    return plainSigned().text;
}

std::string forgedContent()
{
    return stream("BT /F1 24 Tf 72 700 Td (TEST forged) Tj ET");
}

std::string forgedObject()
{
    return "6 0 obj\n" + forgedContent() + "\nendobj\n";
}

Update forged()
{
    Update update;
    update.objects[6] = forgedContent();
    return update;
}

std::string number(std::size_t value)
{
    return std::to_string(value);
}

std::string bigEndian(std::size_t value, int width)
{
    std::string bytes;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift & 0xff));
    return bytes;
}

std::string footerAt(std::size_t offset)
{
    return "startxref\n" + number(offset) + "\n%%EOF\n";
}

std::string previousStart(const std::string& pdf)
{
    const auto at = pdf.rfind("startxref") + 10;
    return pdf.substr(at, pdf.find('\n', at) - at);
}

/// One classic section with its footer; `entries` as they shall stand.
std::string withSection(const std::string& pdf, const std::string& entries, const std::string& trailer = "")
{
    return pdf + "xref\n" + entries + "trailer\n<< /Size " + number(static_cast<std::size_t>(test::nextNumber(plain())))
           + " /Root 1 0 R /Info 9 0 R /Prev " + previousStart(plain()) + " " + trailer + " >>\n" + footerAt(pdf.size());
}

std::string entryAt(std::size_t offset, int generation = 0)
{
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%010zu %05d n \n", offset, generation);
    return text.data();
}

/// A cross-reference stream for one object, whose rows are given.
std::string withStreamSection(const std::string& pdf, int object, const std::string& row, const std::string& dictionary = "")
{
    const int next = test::nextNumber(plain());
    return pdf + number(static_cast<std::size_t>(next)) + " 0 obj\n"
           + stream(row + "\x01" + bigEndian(pdf.size(), 4) + std::string(2, '\0'),
                    "/Type /XRef /W [1 4 2] /Index [" + number(static_cast<std::size_t>(object)) + " 1 "
                        + number(static_cast<std::size_t>(next)) + " 1] /Size " + number(static_cast<std::size_t>(next) + 1)
                        + " /Root 1 0 R /Info 9 0 R /Prev " + previousStart(plain()) + " " + dictionary)
           + "\nendobj\n" + footerAt(pdf.size());
}

/// The page's content in an object stream that came after the signature.
std::string shadowedByObjectStream()
{
    const auto holder = test::nextNumber(plain()) + 1;
    const auto objects = plain() + number(static_cast<std::size_t>(holder)) + " 0 obj\n"
                         + stream("8 0 << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>", "/Type /ObjStm /N 1 /First 4")
                         + "\nendobj\n";
    return withStreamSection(objects, 8, "\x02" + bigEndian(static_cast<std::size_t>(holder), 4) + std::string(2, '\0'));
}

} // namespace

TEST(IncrementalSavingAttack, IsRefusedInEachVariant)
{
    const auto without = [](bool Update::*part) {
        return [part] {
            auto update = forged();
            update.*part = false;
            return updated(plain(), update);
        };
    };
    expectRefused(
        "incremental saving attack",
        {
            {"a whole update", [] { return updated(plain(), forged()); }},
            {"without cross-reference", without(&Update::crossReference), ""},
            {"without trailer", without(&Update::withTrailer), ""},
            {"without startxref", without(&Update::startxref)},
            {"an object and the old footer", [] { return plain() + forgedObject() + plain().substr(plain().rfind("startxref")); }},
            {"an object in a comment", [] { return plain() + "% " + forgedObject(); }},
            {"an object before a harmless update", [] { return updated(plain() + forgedObject(), {}); }},
            {"an object that the update's table leaves out",
             [] {
                 auto text = updated(plain(), {});
                 return text.insert(text.rfind("trailer"), forgedObject());
             },
             ""},
            {"an object between trailer and footer",
             [] {
                 auto text = updated(plain(), {});
                 return text.insert(text.rfind("startxref"), forgedObject());
             }},
            {"two updates, the second undoes the first",
             [] {
                 Update undo;
                 undo.objects[6] = test::bodyOf(plain(), 6);
                 return updated(updated(plain(), forged()), undo);
             }},
            {"a cross-reference stream",
             [] { return withStreamSection(plain() + forgedObject(), 6, "\x01" + bigEndian(plain().size(), 4) + std::string(2, '\0')); }},
            {"one byte", [] { return plain() + "\n"; }},
            {"many blanks", [] { return plain() + std::string(5000, ' '); }, ""},
            {"a second end of file", [] { return plain() + "%%EOF\n"; }},
        });
}

TEST(CrossReferenceTrick, IsRefusedInEachVariant)
{
    const auto inTheOldText = [] { return plain().find("TEST Dossier, page 2") - 20; };
    expectRefused("cross-reference trick",
                  {
                      {"object stream that shadows a font", shadowedByObjectStream},
                      {"hybrid update",
                       [] {
                           const auto hidden = plain().size();
                           const auto text = withStreamSection(plain(), 6, std::string(7, '\0'));
                           return withSection(text.substr(0, text.rfind("startxref")), "0 0\n", "/XRefStm " + number(hidden));
                       }},
                      {"an entry that leads into an old object", [&] { return withSection(plain(), "6 1\n" + entryAt(inTheOldText())); }},
                      {"an entry that leads to another old object",
                       [] { return withSection(plain(), "6 1\n" + entryAt(plain().find("\n7 0 obj") + 1)); }},
                      {"an object of another generation",
                       [] {
                           const auto at = plain().size();
                           return withSection(plain() + "6 1 obj\n" + forgedContent() + "\nendobj\n", "6 1\n" + entryAt(at, 1));
                       }},
                      {"the same object twice in one table",
                       [] {
                           const auto at = plain().size();
                           const auto old = plain().find("\n6 0 obj") + 1;
                           return withSection(plain() + forgedObject(), "6 1\n" + entryAt(old) + "6 1\n" + entryAt(at));
                       }},
                      {"/Prev to itself",
                       [] {
                           auto text = plain() + "xref\n0 0\ntrailer\n<< /Size 20 /Root 1 0 R /Prev " + number(plain().size()) + " >>\n";
                           return text + footerAt(plain().size());
                       },
                       ""},
                      {"/Prev that leads forward",
                       [] {
                           auto text =
                               plain() + "xref\n0 0\ntrailer\n<< /Size 20 /Root 1 0 R /Prev " + number(plain().size() + 500) + " >>\n";
                           return text + footerAt(plain().size()) + std::string(1000, '\n');
                       },
                       ""},
                      {"a startxref into the middle of its keyword",
                       [] {
                           auto text = updated(plain(), {});
                           return text.substr(0, text.rfind("startxref")) + footerAt(plain().size() + 1);
                       },
                       ""},
                      {"a startxref into the page's text",
                       [&] {
                           auto text = updated(plain(), {});
                           return text.substr(0, text.rfind("startxref")) + footerAt(inTheOldText());
                       },
                       ""},
                  });
}

/// Whoever is left out of the chain of cross-references is no revision, whatever its bytes are.
TEST(CrossReferenceTrick, IsNeverAcceptedWhenItSkipsTheSignedRevision)
{
    const auto first = plain().find("\nxref\n") + 1;
    const auto text = plain() + "xref\n0 0\ntrailer\n<< /Size 20 /Root 1 0 R /Prev " + number(first) + " >>\n" + footerAt(plain().size());

    const auto report = test::reportOn(text);

    EXPECT_FALSE(test::anyAccepted(report));
    EXPECT_EQ(report.status, FileStatus::noSignature);
}

} // namespace sceau::pades
