#include "shared/pdf_maker.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace sceau::test {

namespace {

/// A file under construction and where its objects begin, counted from "%PDF-".
struct Body {
    std::string text;
    std::map<int, std::size_t> offsets;
};

std::string objectText(int number, const std::string& body, const std::string& end)
{
    return std::to_string(number) + " 0 obj" + end + body + end + "endobj" + end;
}

Body bodyOf(const PdfMaker& pdf, const std::set<int>& without = {})
{
    Body body{"%PDF-" + pdf.version + pdf.lineEnd + "%\xe2\xe3\xcf\xd3" + pdf.lineEnd, {}};
    for (const auto& [number, object] : pdf.objects) {
        if (without.contains(number)) continue;
        body.offsets[number] = body.text.size();
        body.text += objectText(number, object, pdf.lineEnd);
    }
    return body;
}

std::string entry(std::size_t offset, char kind, int generation)
{
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%010zu %05d %c", offset, generation, kind);
    return text.data();
}

std::string classicTable(const Body& body, int size, const std::string& end)
{
    const std::string ending = end.size() == 2 ? end : " " + end;
    std::string table = "xref" + end + "0 " + std::to_string(size) + end + entry(0, 'f', 65535) + ending;
    for (int number = 1; number < size; ++number) {
        const auto found = body.offsets.find(number);
        const bool used = found != body.offsets.end();
        table += entry(used ? found->second : 0, used ? 'n' : 'f', used ? 0 : 65535) + ending;
    }
    return table;
}

std::string bigEndian(std::size_t number, int width)
{
    std::string bytes;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xff));
    return bytes;
}

std::string footer(const PdfMaker& pdf, std::size_t crossReference)
{
    const auto& end = pdf.lineEnd;
    return "startxref" + end + std::to_string(crossReference) + end + "%%EOF" + (pdf.lastLineEnds ? end : "");
}

int sizeOf(const PdfMaker& pdf)
{
    return pdf.objects.rbegin()->first + 1;
}

/// "number offset …" and the objects, as an object stream holds them.
std::string packed(const PdfMaker& pdf, const std::set<int>& hidden)
{
    std::string index, data;
    for (const int number : hidden) {
        index += std::to_string(number) + " " + std::to_string(data.size()) + " ";
        data += pdf.objects.at(number) + " ";
    }
    const auto entries = "/Type /ObjStm /N " + std::to_string(hidden.size()) + " /First " + std::to_string(index.size());
    return stream(index + data, entries);
}

} // namespace

std::string stream(const std::string& data, const std::string& entries)
{
    return "<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

std::string PdfMaker::classic() const
{
    auto body = bodyOf(*this);
    const auto start = body.text.size();
    body.text += classicTable(body, sizeOf(*this), lineEnd);
    body.text += "trailer" + lineEnd + "<< /Size " + std::to_string(sizeOf(*this)) + " " + trailer + " >>" + lineEnd;
    return junk + body.text + footer(*this, start);
}

std::string PdfMaker::crossReferenceStream() const
{
    auto body = bodyOf(*this);
    const int size = sizeOf(*this);
    const auto start = body.text.size();
    body.offsets[size] = start;
    std::string rows = bigEndian(0, 1) + bigEndian(0, 4) + bigEndian(255, 1);
    for (int number = 1; number <= size; ++number) {
        const auto found = body.offsets.find(number);
        const bool used = found != body.offsets.end();
        rows += bigEndian(used ? 1 : 0, 1) + bigEndian(used ? found->second : 0, 4) + bigEndian(0, 1);
    }
    const auto entries = "/Type /XRef /W [1 4 1] /Size " + std::to_string(size + 1) + " " + trailer;
    body.text += objectText(size, stream(rows, entries), lineEnd);
    return junk + body.text + footer(*this, start);
}

std::string PdfMaker::hybrid(const std::set<int>& hidden) const
{
    auto body = bodyOf(*this, hidden);
    const int packedNumber = sizeOf(*this), tableNumber = packedNumber + 1;
    body.offsets[packedNumber] = body.text.size();
    body.text += objectText(packedNumber, packed(*this, hidden), lineEnd);
    const auto hiddenTable = body.text.size();
    std::string rows, index;
    std::size_t place = 0;
    for (const int number : hidden) {
        index += std::to_string(number) + " 1 ";
        rows += bigEndian(2, 1) + bigEndian(static_cast<std::size_t>(packedNumber), 2) + bigEndian(place++, 1);
    }
    const auto size = " /Size " + std::to_string(tableNumber + 1) + " ";
    body.text += objectText(tableNumber, stream(rows, "/Type /XRef /W [1 2 1] /Index [ " + index + "]" + size + trailer), lineEnd);
    body.offsets[tableNumber] = hiddenTable;
    const auto start = body.text.size();
    body.text += classicTable(body, tableNumber + 1, lineEnd);
    body.text += "trailer" + lineEnd + "<<" + size + trailer + " /XRefStm " + std::to_string(hiddenTable) + " >>" + lineEnd;
    return junk + body.text + footer(*this, start);
}

PdfMaker twoPages()
{
    PdfMaker pdf;
    const std::string page = "<< /Type /Page /Parent 3 0 R /Resources << /Font << /F1 8 0 R >> >> /Contents ";
    pdf.objects = {
        {1, "<< /Type /Catalog /Pages 2 0 R >>"},
        {2, "<< /Type /Pages /Kids [3 0 R] /Count 2 /MediaBox [0 0 595 842] >>"},
        {3, "<< /Type /Pages /Parent 2 0 R /Kids [4 0 R 5 0 R] /Count 2 >>"},
        {4, page + "6 0 R >>"},
        {5, page + "7 0 R >>"},
        {6, stream("BT /F1 24 Tf 72 700 Td (TEST Dossier, page 1) Tj ET 72 690 m 400 690 l S")},
        {7, stream("BT /F1 24 Tf 72 700 Td (TEST Dossier, page 2) Tj ET")},
        {8, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"},
        {9, "<< /Title (TEST Dossier) /Producer (tests) >>"},
    };
    return pdf;
}

std::filesystem::path writeText(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
    if (readText(file) != text) throw std::runtime_error("not written: " + file.string());
    return file;
}

std::string readText(const std::filesystem::path& file)
{
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

} // namespace sceau::test
