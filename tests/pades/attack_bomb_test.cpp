#include "attack_variants.hpp"

#include "shared/pdf_maker.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

/// Bytes that shall cost the verifier time or memory, in signed files and in updates of them. Each costs one verdict, and little else.
namespace sceau::pades {

using test::expectRefused;
using test::plainSigned;
using test::referenceTo;
using test::stream;
using test::Update;
using test::updated;
using test::Variant;

namespace {

std::string deflated(const std::string& data)
{
    uLongf size = compressBound(data.size());
    std::string bytes(size, '\0');
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(), 9);
    bytes.resize(size);
    return bytes;
}

Variant inUpdate(const std::string& name, const std::map<int, std::string>& objects, const std::string& subIndication = "FORMAT_FAILURE")
{
    return {name,
            [objects] {
                Update update;
                update.objects = objects;
                return updated(plainSigned().text, update);
            },
            subIndication};
}

/// Signed, then updated by nothing: the loop is in what was signed.
Variant signedWith(const std::string& name, const std::map<int, std::string>& objects, const std::string& subIndication = "FORMAT_FAILURE")
{
    return {name,
            [objects] {
                auto pdf = test::twoPages();
                for (const auto& [number, body] : objects)
                    pdf.objects[number] = body;
                return updated(test::signedPdf(pdf.classic()).text, {});
            },
            subIndication};
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

TEST(ParserBomb, CostsOneVerdictInEachVariant)
{
    const int next = test::nextNumber(plainSigned().text);
    const auto form = test::signatureNumbers(plainSigned().text).form;
    const auto bomb = deflated(std::string(50'000'000, ' '));
    const auto metadata = test::extended(plainSigned(), 1, "/Metadata " + referenceTo(next));
    expectRefused(
        "parser bomb",
        {
            inUpdate("metadata that inflate a thousand times",
                     {{1, metadata}, {next, stream(bomb, "/Type /Metadata /Subtype /XML /Filter /FlateDecode")}}),
            inUpdate("a stream of a huge /Length",
                     {{1, metadata}, {next, "<< /Type /Metadata /Subtype /XML /Length 999999999999 >>\nstream\n\nendstream"}}),
            inUpdate("a stream of a negative /Length",
                     {{1, metadata}, {next, "<< /Type /Metadata /Subtype /XML /Length -1 >>\nstream\n\nendstream"}}),
            inUpdate("a /Length that leads to itself",
                     {{1, metadata}, {next, "<< /Type /Metadata /Subtype /XML /Length " + referenceTo(next) + " >>\nstream\n\nendstream"}}),
            inUpdate("arrays in arrays in the catalog",
                     {{1, test::extended(plainSigned(), 1, "/X " + std::string(100'000, '[') + std::string(100'000, ']'))}}, ""),
            inUpdate("dictionaries in dictionaries in the form", {{form, repeated("<< /Fields ", 100'000) + repeated(" >>", 100'000)}}, ""),
            inUpdate("a form that is its own field",
                     {{form, "<< /Fields [" + referenceTo(form) + "] /Kids [" + referenceTo(form) + "] >>"}}, ""),
            inUpdate("a reference that leads to a reference", {{form, referenceTo(next)}, {next, referenceTo(form)}}, ""),
            inUpdate("a page tree that leads to itself", {{2, "<< /Type /Pages /Kids [2 0 R] /Count 2 >>"}}),
            inUpdate("a DSS that is its own evidence", {{1, test::extended(plainSigned(), 1, "/DSS " + referenceTo(next))},
                                                        {next, "<< /Certs [" + referenceTo(next) + "] >>"}}),
            signedWith("a signed page tree that leads to itself", {{3, "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 3 0 R] /Count 2 >>"}}),
            signedWith("a signed page tree that leads back", {{3, "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 2 0 R] /Count 2 >>"}}),
            signedWith("a signed page tree that doubles at each level", {{2, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"},
                                                                         {3, "<< /Type /Pages /Kids [10 0 R 10 0 R] /Count 1 >>"},
                                                                         {10, "<< /Type /Pages /Kids [11 0 R 11 0 R] /Count 1 >>"},
                                                                         {11, "<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 1 >>"}}),
        });
}

/// Twelve hundred empty updates: more revisions than any file has.
TEST(ParserBomb, OfTooManyRevisionsIsNotRead)
{
    auto text = plainSigned().text;
    for (int i = 0; i < 1200; ++i)
        text = updated(text, {});

    EXPECT_EQ(test::reportOn(text).status, FileStatus::unreadable);
}

/// Each of many updates that are forbidden could ask for every object to be read again, for each of the signatures before it.
TEST(ParserBomb, OfManyForbiddenUpdatesCostsLittle)
{
    auto text = plainSigned().text;
    for (int i = 0; i < 150; ++i) {
        Update update;
        update.objects[6] = stream("BT (TEST " + std::to_string(i) + ") Tj ET");
        text = updated(text, update);
    }

    const auto report = test::reportOn(text);

    EXPECT_FALSE(test::anyAccepted(report));
    EXPECT_EQ(report.status, FileStatus::totalFailed);
}

} // namespace sceau::pades
