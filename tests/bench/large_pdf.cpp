#include "bench/large_pdf.hpp"

#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace sceau::bench {

namespace {

class Writer {
public:
    explicit Writer(const std::filesystem::path& file) : out_(file, std::ios::binary) { put("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"); }

    void object(const std::string& body)
    {
        offsets_.push_back(position_);
        put(std::to_string(offsets_.size()) + " 0 obj\n" + body + "\nendobj\n");
    }
    void end(bool stream)
    {
        const auto start = position_;
        if (stream)
            crossReferenceStream();
        else
            crossReferenceTable();
        put("startxref\n" + std::to_string(start) + "\n%%EOF\n");
    }
    [[nodiscard]] std::size_t objects() const { return offsets_.size(); }

private:
    void put(const std::string& text)
    {
        out_ << text;
        position_ += text.size();
    }
    void crossReferenceTable()
    {
        const auto size = std::to_string(offsets_.size() + 1);
        put("xref\n0 " + size + "\n0000000000 65535 f \n");
        for (const auto offset : offsets_) {
            auto digits = std::to_string(offset);
            put(digits.insert(0, 10 - digits.size(), '0') + " 00000 n \n");
        }
        put("trailer\n<< /Size " + size + " /Root 1 0 R >>\n");
    }
    void crossReferenceStream()
    {
        offsets_.push_back(position_);
        std::string rows(6, '\0');
        for (const auto offset : offsets_) {
            rows += '\1';
            for (int shift = 32; shift >= 0; shift -= 8)
                rows += static_cast<char>(offset >> shift & 0xff);
        }
        const auto number = std::to_string(offsets_.size());
        put(number + " 0 obj\n<< /Type /XRef /W [1 5 0] /Size " + std::to_string(offsets_.size() + 1) + " /Root 1 0 R /Length "
            + std::to_string(rows.size()) + " >>\nstream\n" + rows + "\nendstream\nendobj\n");
    }

    std::ofstream out_;
    std::uint64_t position_ = 0;
    std::vector<std::uint64_t> offsets_;
};

std::string noise(std::size_t size)
{
    static std::mt19937_64 random{20261121};
    std::string bytes;
    bytes.reserve(size + 8);
    while (bytes.size() < size) {
        const auto number = random();
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    return bytes;
}

} // namespace

void writePdf(const std::filesystem::path& file, const Shape& shape)
{
    Writer pdf(file);
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    std::string kids;
    for (int page = 0; page < shape.pages; ++page)
        kids += std::to_string(3 + 2 * page) + " 0 R ";
    pdf.object("<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(shape.pages) + " /MediaBox [0 0 595 842] >>");
    const auto perPage = static_cast<std::size_t>(shape.bytes / static_cast<std::uint64_t>(shape.pages));
    for (int page = 0; page < shape.pages; ++page) {
        pdf.object("<< /Type /Page /Parent 2 0 R /Resources << >> /Contents " + std::to_string(4 + 2 * page) + " 0 R >>");
        const auto data = noise(perPage);
        pdf.object("<< /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream");
    }
    while (pdf.objects() + 2 < static_cast<std::size_t>(shape.objects))
        pdf.object("<< /Number " + std::to_string(pdf.objects()) + " /Text (TEST) >>");
    pdf.end(shape.crossReferenceStream);
}

} // namespace sceau::bench
