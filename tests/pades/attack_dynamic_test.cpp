#include "attack_variants.hpp"

#include "shared/pdf_maker.hpp"

#include <gtest/gtest.h>

/// Content that changes what is shown, or runs, added after the signature.
namespace sceau::pades {

using test::expectRefused;
using test::extended;
using test::plainSigned;
using test::referenceTo;
using test::stream;
using test::Update;
using test::updated;
using test::Variant;

namespace {

/// An old object with further entries, and new objects under the next numbers.
Variant added(const std::string& name, int number, const std::string& entries, const std::vector<std::string>& objects = {})
{
    return {name, [number, entries, objects] {
                Update update;
                update.objects[number] = extended(plainSigned(), number, entries);
                int next = test::nextNumber(plainSigned().text);
                for (const auto& object : objects)
                    update.objects[next++] = object;
                return updated(plainSigned().text, update);
            }};
}

} // namespace

TEST(DynamicContent, AddedLaterIsRefusedInEachVariant)
{
    const int next = test::nextNumber(plainSigned().text);
    const auto numbers = test::signatureNumbers(plainSigned().text);
    const auto first = referenceTo(next);
    const auto second = referenceTo(next + 1);
    const std::string script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    expectRefused("dynamic content",
                  {
                      added("JavaScript when the document opens", 1, "/OpenAction " + script),
                      added("JavaScript of the document", 1, "/Names << /JavaScript << /Names [(TEST) " + first + "] >> >>", {script}),
                      added("JavaScript when the document is saved", 1, "/AA << /WS " + script + " >>"),
                      added("JavaScript when a page opens", 4, "/AA << /O " + script + " >>"),
                      added("JavaScript of the signature's field", numbers.field, "/AA << /E " + script + " >>"),
                      added("JavaScript of the calculation order", numbers.form, "/CO [" + referenceTo(numbers.field) + "]"),
                      added("a destination when the document opens", 1, "/OpenAction [5 0 R /Fit]"),
                      added("a program to launch", 1, "/OpenAction << /S /Launch /F (TEST.exe) >>"),
                      added("an address to open", 1, "/OpenAction << /S /URI /URI (https://test.invalid) >>"),
                      added("a form to submit", 1, "/OpenAction << /S /SubmitForm /F (https://test.invalid) >>"),
                      added("a file to go to", 1, "/OpenAction << /S /GoToR /F (TEST.pdf) /D [0 /Fit] >>"),
                      added("an embedded file", 1, "/Names << /EmbeddedFiles << /Names [(TEST) " + first + "] >> >>",
                            {"<< /Type /Filespec /F (TEST) /EF << /F " + second + " >> >>", stream("TEST", "/Type /EmbeddedFile")}),
                      added("an associated file", 1, "/AF [" + first + "]",
                            {"<< /Type /Filespec /F (TEST) /EF << /F " + second + " >> >>", stream("TEST", "/Type /EmbeddedFile")}),
                      added("a portfolio", 1, "/Collection << /View /D >>"),
                      added("an XFA form", numbers.form, "/XFA " + first, {stream("<xdp:xdp/>")}),
                      added("an XFA form of parts", numbers.form, "/XFA [(template) " + first + "]", {stream("<template/>")}),
                      added("appearances that readers make", numbers.form, "/NeedAppearances true"),
                      added("layers", 1, "/OCProperties << /OCGs [" + first + "] /D << /OFF [" + first + "] >> >>",
                            {"<< /Type /OCG /Name (TEST) >>"}),
                      added("a layer of a page", 4, "/OC " + first, {"<< /Type /OCG /Name (TEST) >>"}),
                      added("a page that turns by itself", 4, "/Dur 1 /Trans << /S /Split >>"),
                      added("articles", 1, "/Threads [" + first + "]", {"<< >>"}),
                      added("a web capture", 1, "/SpiderInfo << /V 1 >>"),
                      added("names of pages", 1, "/PageLabels << /Nums [0 << /S /r >>] >>"),
                      added("what the viewer hides", 1, "/ViewerPreferences << /HideMenubar true >>"),
                      added("rights of a reader", 1, "/Perms << /UR3 " + referenceTo(numbers.value) + " >>"),
                      added("legal attestations", 1, "/Legal << /JavaScriptActions 0 >>"),
                      added("an action in the metadata's place", 1, "/Metadata " + first, {script}),
                      added("a stream that is no XMP in the metadata's place", 1, "/Metadata " + first,
                            {stream("TEST", "/Type /Metadata /Subtype /XML")}),
                      added("entities in the metadata", 1, "/Metadata " + first,
                            {stream("<!DOCTYPE x [<!ENTITY a \"b\">]><rdf:RDF></rdf:RDF>", "/Type /Metadata /Subtype /XML")}),
                      added("an action in the evidence's place", 1, "/DSS << /Certs [" + first + "] >>", {script}),
                      added("an action in an extension's place", 1, "/Extensions << /ESIC (TEST) >>"),
                      added("marks that are an action", 1, "/MarkInfo " + script),
                  });
}

} // namespace sceau::pades
