#include "pdf/objects.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sceau::pdf {

using base::Code;

namespace {

/// Length of the sequence a UTF-8 lead byte announces; 0 when it is none.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead < 0xe0) return 2;
    if (lead >= 0xe0 && lead < 0xf0) return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

char32_t decoded(std::string_view sequence)
{
    constexpr std::array<unsigned char, 5> masks{0, 0x7f, 0x1f, 0x0f, 0x07};
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    char32_t point = static_cast<unsigned char>(sequence.front()) & masks.at(sequence.size());
    for (const char c : sequence.substr(1)) {
        if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) return U'\ufffd';
        point = point << 6 | (static_cast<unsigned char>(c) & 0x3f);
    }
    const bool wellFormed = point >= least.at(sequence.size()) && point < 0x110000 && (point < 0xd800 || point > 0xdfff);
    return wellFormed ? point : U'\ufffd';
}

std::string utf16(std::string_view utf8)
{
    std::string bytes = "\xfe\xff";
    const auto unit = [&](char32_t value) {
        bytes.push_back(static_cast<char>(value >> 8));
        bytes.push_back(static_cast<char>(value & 0xff));
    };
    for (const auto point : codePoints(utf8)) {
        if (point < 0x10000) {
            unit(point);
        } else {
            unit(0xd800 + ((point - 0x10000) >> 10));
            unit(0xdc00 + ((point - 0x10000) & 0x3ff));
        }
    }
    return bytes;
}

} // namespace

std::u32string codePoints(std::string_view utf8)
{
    std::u32string points;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto length = sequenceLength(static_cast<unsigned char>(utf8[i]));
        const bool whole = length > 0 && i + length <= utf8.size();
        points.push_back(whole ? decoded(utf8.substr(i, length)) : U'\ufffd');
        i += whole ? length : 1;
    }
    return points;
}

std::string written(Reference reference)
{
    return std::to_string(reference.number) + " " + std::to_string(reference.generation) + " R";
}

std::string written(double number)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", std::abs(number) < 0.0005 ? 0.0 : number);
    std::string text = buffer.data();
    std::replace(text.begin(), text.end(), ',', '.'); // whatever the locale
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string literalString(std::string_view bytes)
{
    std::string text = "(";
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') text.push_back('\\');
        if (c == '\r')
            text += "\\r";
        else
            text.push_back(c);
    }
    return text + ")";
}

std::string hexString(std::string_view bytes)
{
    return "<" + base::hex(base::bytesOf(bytes)) + ">";
}

std::string textString(std::string_view utf8)
{
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    return ascii ? literalString(utf8) : hexString(utf16(utf8));
}

std::string appended(std::string_view array, std::string_view value)
{
    std::string text(array);
    text.insert(text.rfind(']'), " " + std::string(value) + " ");
    return text;
}

Edits::Edits(Document& document)
    : document_(document), next_(static_cast<int>(std::max<std::uint64_t>(document.references().size, document.references().table.size())))
{
}

Reference Edits::reserve()
{
    return {next_++, 0};
}

Reference Edits::add(std::string body)
{
    const auto reference = reserve();
    set(reference, std::move(body));
    return reference;
}

void Edits::set(Reference reference, std::string body)
{
    objects_.insert_or_assign(reference, std::move(body));
}

base::Result<std::string> Edits::text(std::string_view value)
{
    if (const auto reference = referenceOf(value)) {
        const auto edited = objects_.find(*reference);
        if (edited != objects_.end()) return edited->second;
    }
    return document_.resolve(value);
}

base::Result<Dictionary> Edits::dictionary(std::string_view value)
{
    auto found = text(value);
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return Dictionary{};
    auto parsed = Dictionary::parse(std::move(*found));
    if (!parsed) return base::fail(Code::pdfBroken, "dictionary");
    return std::move(*parsed);
}

base::Result<Dictionary> Edits::append(const Dictionary& owner, std::string_view key, std::string_view value)
{
    const auto array = owner.get(key);
    auto found = text(array);
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return owner.with(key, "[ " + std::string(value) + " ]");
    if (!isArray(*found)) return base::fail(Code::pdfBroken, std::string(key));
    const auto reference = referenceOf(array);
    if (!reference) return owner.with(key, appended(*found, value));
    set(*reference, appended(*found, value));
    return owner;
}

} // namespace sceau::pdf
