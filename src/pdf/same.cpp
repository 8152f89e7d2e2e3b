#include "pdf/same.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr int deepest = 64;
constexpr std::size_t piece = 256 * 1024;

bool same(std::string_view a, std::string_view b, int depth);

bool sameDictionaries(std::string_view a, std::string_view b, int depth)
{
    const auto first = Dictionary::parse(std::string(a));
    const auto second = Dictionary::parse(std::string(b));
    if (!first || !second) return false;
    auto keys = first->keys();
    for (auto& key : second->keys())
        keys.push_back(std::move(key));
    return std::all_of(keys.begin(), keys.end(),
                       [&](const std::string& key) { return same(first->get(key), second->get(key), depth + 1); });
}

bool sameArrays(std::string_view a, std::string_view b, int depth)
{
    const auto first = elementsOf(a);
    const auto second = elementsOf(b);
    if (!first || !second) return false;
    return std::equal(first->begin(), first->end(), second->begin(), second->end(),
                      [depth](std::string_view x, std::string_view y) { return same(x, y, depth + 1); });
}

bool same(std::string_view a, std::string_view b, int depth)
{
    if (a == b) return true;
    if (depth > deepest) return false;
    if (isDictionary(a) && isDictionary(b)) return sameDictionaries(a, b, depth);
    if (isArray(a) && isArray(b)) return sameArrays(a, b, depth);
    if (const auto reference = referenceOf(a)) return reference == referenceOf(b);
    if (const auto name = nameOf(a)) return name == nameOf(b);
    if (const auto number = numberOf(a)) return number == numberOf(b);
    if (const auto text = stringOf(a)) return text == stringOf(b);
    return isNull(a) && isNull(b);
}

base::Result<std::uint64_t> lengthOf(Document& document, const Object& stream)
{
    const auto dictionary = Dictionary::parse(stream.text);
    if (!dictionary) return base::fail(base::Code::pdfBroken, "stream");
    const auto written = document.resolve(dictionary->get("Length"));
    if (!written) return tl::unexpected(written.error());
    const auto length = integerOf(*written);
    if (!length || *length < 0) return base::fail(base::Code::pdfBroken, "Length");
    return static_cast<std::uint64_t>(*length);
}

base::Result<bool> sameData(Document& a, const Object& first, Document& b, const Object& second)
{
    const auto length = lengthOf(a, first);
    const auto other = lengthOf(b, second);
    if (!length || !other) return base::fail(base::Code::pdfBroken, "Length");
    if (*length != *other) return false;
    for (std::uint64_t done = 0; done < *length; done += piece) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece, *length - done));
        const auto x = a.file().read(*first.streamData + done, count);
        const auto y = b.file().read(*second.streamData + done, count);
        if (!x || !y || x->size() != count) return base::fail(base::Code::pdfBroken, "stream");
        if (*x != *y) return false;
    }
    return true;
}

} // namespace

bool sameValue(std::string_view a, std::string_view b)
{
    return same(a, b, 0);
}

base::Result<bool> sameObject(Document& a, Document& b, Reference reference)
{
    const auto first = a.written(reference);
    if (!first) return tl::unexpected(first.error());
    const auto second = b.written(reference);
    if (!second) return tl::unexpected(second.error());
    if (first->streamData.has_value() != second->streamData.has_value() || !sameValue(first->text, second->text)) return false;
    return first->streamData ? sameData(a, *first, b, *second) : base::Result<bool>(true);
}

} // namespace sceau::pdf
