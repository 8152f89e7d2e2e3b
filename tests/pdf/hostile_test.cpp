#include "pdf/update.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

/// Bytes meant to exhaust a reader: each is refused, or read, within a small memory.
namespace sceau::pdf {

using base::Code;

namespace {

std::string deflated(const std::string& data)
{
    uLongf size = compressBound(data.size());
    std::string bytes(size, '\0');
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(data.data()), data.size(), 9);
    bytes.resize(size);
    return bytes;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

std::string withForm(const std::string& form, const std::map<int, std::string>& objects)
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm " + form + " >>";
    pdf.objects.insert(objects.begin(), objects.end());
    return pdf.classic();
}

struct Attack {
    std::string name;
    std::function<std::string()> make;
    std::optional<Code> code; ///< none: it is read
    friend std::ostream& operator<<(std::ostream& out, const Attack& attack) { return out << attack.name; }
};

/// A catalog in an object stream of `data`, found through a cross-reference stream.
std::string inObjectStream(const std::string& data, const std::string& entries)
{
    std::string text = "%PDF-1.5\n";
    const auto stream = text.size();
    text += "2 0 obj\n" + test::stream(data, entries) + "\nendobj\n";
    const auto start = text.size();
    std::string rows{0, 0, 0, 0, 2, 0, 2, 0, 1, 0, static_cast<char>(stream), 0};
    text += "3 0 obj\n" + test::stream(rows, "/Type /XRef /W [1 2 1] /Size 3 /Root 1 0 R") + "\nendobj\n";
    return text + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::string crossReferenceOf(const std::string& entries, const std::string& data)
{
    return "%PDF-1.5\n1 0 obj\n" + test::stream(data, "/Type /XRef " + entries) + "\nendobj\nstartxref\n9\n%%EOF\n";
}

std::vector<Attack> attacks()
{
    const auto bomb = [] { return deflated(std::string(100'000'000, '\0')); };
    return {
        {"ObjectStreamBomb", [=] { return inObjectStream(bomb(), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"); }, Code::pdfBroken},
        {"CrossReferenceStreamBomb", [=] { return crossReferenceOf("/W [1 2 1] /Size 10 /Root 1 0 R /Filter /FlateDecode", bomb()); },
         Code::pdfBroken},
        {"WideRows", [] { return crossReferenceOf("/W [9 99999 9] /Size 10 /Root 1 0 R", "0"); }, Code::pdfBroken},
        {"HugeIndex", [] { return crossReferenceOf("/W [1 2 1] /Index [0 2147483647] /Size 10 /Root 1 0 R", "0"); }, Code::tooManyObjects},
        {"ManyIndexes",
         [] {
             std::string index;
             for (int i = 0; i < 100; ++i)
                 index += "0 999999 ";
             return crossReferenceOf("/W [1 2 1] /Index [" + index + "] /Size 10 /Root 1 0 R", "0");
         },
         Code::tooManyObjects},
        {"ObjectStreamWithinItself", [] { return inObjectStream("1 0 << >>", "/Type /ObjStm /N 1 /First 4 /Length 2 0 R"); },
         Code::pdfBroken},
        {"ObjectStreamOfManyObjects", [] { return inObjectStream("1 0", "/Type /ObjStm /N 999999999 /First 4"); }, Code::pdfBroken},
        {"FieldLoop",
         [] {
             return withForm("<< /Fields [ 10 0 R ] >>", {{10, "<< /T (a) /Kids [ 10 0 R ] >>"}});
         },
         Code::pdfBroken},
        {"FieldTwice",
         [] {
             return withForm("<< /Fields [ 10 0 R 10 0 R ] >>", {{10, "<< /T (a) /FT /Sig >>"}});
         },
         Code::pdfBroken},
        {"DeepFields",
         [] {
             std::map<int, std::string> fields;
             for (int i = 10; i < 110; ++i)
                 fields[i] = "<< /T (a) /Kids [ " + std::to_string(i + 1) + " 0 R ] >>";
             return withForm("<< /Fields [ 10 0 R ] >>", fields);
         },
         Code::pdfBroken},
        {"DeepNesting", [] { return withForm(std::string(1'000'000, '['), {}); }, Code::pdfBroken},
        {"EndlessString", [] { return withForm("(" + std::string(30'000'000, 'x'), {}); }, Code::pdfBroken},
        {"ManyEntries",
         [] {
             std::string entries;
             for (int i = 0; i < 100'000; ++i)
                 entries += "/K" + std::to_string(i) + " 0 ";
             return withForm("<< " + entries + " >>", {});
         },
         Code::pdfBroken},
        {"ReferenceToAReference",
         [] {
             return withForm("10 0 R", {{10, "11 0 R"}, {11, "<< >>"}});
         },
         Code::pdfBroken},
        {"ManyNumbersInOneArray",
         [] {
             std::string numbers;
             for (int i = 0; i < 2'000'000; ++i)
                 numbers += "0 ";
             return withForm("<< /Fields [] /CO [ " + numbers + "] >>", {});
         },
         std::nullopt},
        {"PageTreeOfManyKids",
         [] {
             auto pdf = test::twoPages();
             std::string kids;
             for (int i = 0; i < 200'000; ++i)
                 kids += "4 0 R ";
             pdf.objects[2] = "<< /Type /Pages /Count 200000 /Kids [ " + kids + "] >>";
             return pdf.classic();
         },
         std::nullopt},
        {"PageOfManyAnnotations",
         [] {
             auto pdf = test::twoPages();
             std::string annotations;
             for (int i = 0; i < 400'000; ++i)
                 annotations += "200000 0 R ";
             pdf.objects[4] = "<< /Type /Page /Parent 3 0 R /Annots [ " + annotations + "] >>";
             return pdf.classic();
         },
         Code::pdfBroken},
        {"PageOfAsManyAnnotationsAsItMayHold",
         [] {
             auto pdf = test::twoPages();
             std::string annotations;
             for (int i = 0; i < 380'000; ++i)
                 annotations += "200000 0 R ";
             pdf.objects[4] = "<< /Type /Page /Parent 3 0 R /Annots [ " + annotations + "] >>";
             return pdf.classic();
         },
         std::nullopt},
        {"PreviousLeadsForward", [] { return replaced(test::twoPages().classic(), "/Info 9 0 R", "/Prev 9999999"); }, Code::pdfBroken},
    };
}

#if defined(__SANITIZE_ADDRESS__)
#define SCEAU_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SCEAU_SANITIZED
#endif
#endif

#ifdef SCEAU_SANITIZED
constexpr long allowedMemory = 1024L * 1024; // the sanitizer keeps what was freed
#else
constexpr long allowedMemory = 48L * 1024; // KiB, as ru_maxrss counts
#endif

base::Status inspectedAndFit(const std::filesystem::path& file)
{
    if (auto found = inspect(file); !found) return tl::unexpected(found.error());
    return canTakeSignature(file, SignatureRequest{});
}

/// The code that a child gives which may not take more than 48 MiB beyond what it starts with.
std::optional<Code> inspectedInLittleMemory(const std::filesystem::path& file)
{
    const auto child = ::fork();
    if (child == 0) {
        rusage before{}, after{};
        ::getrusage(RUSAGE_SELF, &before);
        const auto found = inspectedAndFit(file);
        ::getrusage(RUSAGE_SELF, &after);
        if (after.ru_maxrss - before.ru_maxrss > allowedMemory) ::_exit(255);
        const auto& codes = base::allCodes();
        const auto place = found ? codes.end() : std::find(codes.begin(), codes.end(), found.error().code);
        ::_exit(static_cast<int>(place - codes.begin()));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const auto place = static_cast<std::size_t>(WEXITSTATUS(status));
    if (!WIFEXITED(status) || place == 255) return Code::internal;
    return place < base::allCodes().size() ? std::optional(base::allCodes()[place]) : std::nullopt;
}

} // namespace

class HostileBytes : public testing::TestWithParam<Attack> {};

TEST_P(HostileBytes, TakeNoMoreMemoryThanAnOrdinaryFile)
{
    const auto folder = test::temporaryFolder("hostile");
    const auto written = ::fork(); // the attack is made in another process: its memory is not ours
    if (written == 0) {
        test::writeText(folder / "attack.pdf", GetParam().make());
        ::_exit(0);
    }
    ::waitpid(written, nullptr, 0);

    EXPECT_EQ(inspectedInLittleMemory(folder / "attack.pdf"), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Attack, HostileBytes, testing::ValuesIn(attacks()), [](const auto& tested) { return tested.param.name; });

} // namespace sceau::pdf
