#include "pdf/serial.hpp"

#include "pdf/big_endian.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <openssl/evp.h>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::uint64_t longestClassicOffset = 9'999'999'999;
constexpr std::size_t rangeDigits = 12;

struct Placed {
    Reference reference;
    std::uint64_t offset = 0; ///< from "%PDF-"
};

class UpdateWriter {
public:
    UpdateWriter(const Document& document, const Plan& plan, std::size_t reserved)
        : document_(document), plan_(plan), reserved_(reserved), base_(document.file().size())
    {
    }

    base::Result<UpdateBytes> write(bool afterLineEnd)
    {
        if (!afterLineEnd) update_.bytes = "\n";
        update_.gapBegin = update_.gapEnd = base_ + update_.bytes.size();
        if (plan_.signature.number != 0) signature();
        for (const auto& [reference, body] : plan_.edits.objects())
            object(reference, body);
        if (offset() > longestClassicOffset) return base::fail(Code::fileTooLarge, "update");
        const auto& newest = document_.references().sections.front();
        if (newest.stream)
            crossReferenceStream();
        else
            crossReferenceTable();
        if (plan_.signature.number != 0) fillByteRange();
        return std::move(update_);
    }

private:
    std::uint64_t offset() const { return base_ + update_.bytes.size() - document_.header(); }

    void begin(Reference reference)
    {
        placed_.push_back({reference, offset()});
        update_.bytes += std::to_string(reference.number) + " " + std::to_string(reference.generation) + " obj\n";
    }

    void object(Reference reference, const std::string& body)
    {
        begin(reference);
        update_.bytes += body + "\nendobj\n";
    }

    void signature()
    {
        begin(plan_.signature);
        update_.bytes += plan_.before + " /ByteRange [0";
        rangeAt_ = update_.bytes.size();
        update_.bytes.append(3 * (rangeDigits + 1), ' ').append("] /Contents ");
        update_.gapBegin = base_ + update_.bytes.size();
        update_.bytes += "<" + std::string(2 * reserved_, '0') + ">";
        update_.gapEnd = base_ + update_.bytes.size();
        update_.bytes += plan_.after + "\nendobj\n";
    }

    /// Three numbers in a room of fixed width: the offsets before them do not move.
    void fillByteRange()
    {
        const auto end = base_ + update_.bytes.size();
        const auto numbers =
            " " + std::to_string(update_.gapBegin) + " " + std::to_string(update_.gapEnd) + " " + std::to_string(end - update_.gapEnd);
        update_.bytes.replace(rangeAt_, numbers.size(), numbers);
    }

    /// The first identifier stays, the second names this revision (ISO 32000-2 § 14.4). Derived, not random: from what is written.
    std::string identifiers()
    {
        const auto written = update_.bytes.substr(0, update_.gapBegin - base_) + update_.bytes.substr(update_.gapEnd - base_);
        std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
        EVP_Digest(written.data(), written.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
        const auto fresh = hexString({reinterpret_cast<const char*>(hash.data()), 16});
        const auto former = elementsOf(document_.trailer().get("ID"), 2).value_or(std::vector<std::string_view>{});
        const bool known = !former.empty() && stringOf(former.front()).has_value();
        return "[ " + (known ? std::string(former.front()) : fresh) + " " + fresh + " ]";
    }

    std::string trailerEntries(int size)
    {
        const auto& trailer = document_.trailer();
        std::string entries = "/Size " + std::to_string(size) + " /Root " + std::string(trailer.get("Root"));
        if (referenceOf(trailer.get("Info"))) entries += " /Info " + std::string(trailer.get("Info"));
        return entries + " /ID " + identifiers() + " /Prev " + std::to_string(document_.references().sections.front().offset);
    }

    void footer(std::uint64_t crossReference) { update_.bytes += "startxref\n" + std::to_string(crossReference) + "\n%%EOF\n"; }

    /// Runs of consecutive numbers, in ascending order.
    std::vector<std::vector<Placed>> runs()
    {
        std::sort(placed_.begin(), placed_.end(), [](const Placed& a, const Placed& b) { return a.reference < b.reference; });
        std::vector<std::vector<Placed>> found;
        for (const auto& placed : placed_) {
            const bool follows = !found.empty() && found.back().back().reference.number + 1 == placed.reference.number;
            if (!follows) found.emplace_back();
            found.back().push_back(placed);
        }
        return found;
    }

    void crossReferenceTable()
    {
        const auto start = offset();
        const auto entries = trailerEntries(plan_.edits.nextNumber());
        update_.bytes += "xref\n";
        for (const auto& run : runs()) {
            update_.bytes += std::to_string(run.front().reference.number) + " " + std::to_string(run.size()) + "\n";
            for (const auto& placed : run) {
                std::array<char, 32> entry{};
                std::snprintf(entry.data(), entry.size(), "%010llu %05d n \n", static_cast<unsigned long long>(placed.offset),
                              placed.reference.generation);
                update_.bytes += entry.data();
            }
        }
        update_.bytes += "trailer\n<< " + entries + " >>\n";
        footer(start);
    }

    void crossReferenceStream()
    {
        const auto start = offset();
        const auto entries = trailerEntries(plan_.edits.nextNumber() + 1);
        begin({plan_.edits.nextNumber(), 0});
        std::string rows;
        std::string index;
        for (const auto& run : runs()) {
            index += " " + std::to_string(run.front().reference.number) + " " + std::to_string(run.size());
            for (const auto& placed : run)
                rows +=
                    bigEndian(1, 1) + bigEndian(placed.offset, 5) + bigEndian(static_cast<std::uint64_t>(placed.reference.generation), 2);
        }
        update_.bytes += "<< /Type /XRef " + entries + " /W [1 5 2] /Index [" + index + " ] /Length " + std::to_string(rows.size())
                         + " >>\nstream\n" + rows + "\nendstream\nendobj\n";
        footer(start);
    }

    const Document& document_;
    const Plan& plan_;
    std::size_t reserved_;
    std::uint64_t base_;
    UpdateBytes update_;
    std::size_t rangeAt_ = 0;
    std::vector<Placed> placed_;
};

} // namespace

base::Result<UpdateBytes> serialise(const Document& document, const Plan& plan, std::size_t reserved, bool afterLineEnd)
{
    return UpdateWriter(document, plan, reserved).write(afterLineEnd);
}

} // namespace sceau::pdf
