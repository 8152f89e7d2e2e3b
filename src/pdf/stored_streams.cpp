#include "pdf/stored_streams.hpp"

#include "pdf/inflate.hpp"

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t mostElements = 4'096;

} // namespace

base::Result<base::Bytes> StreamReader::decoded(Reference reference)
{
    auto object = document_.object(reference);
    if (!object) return tl::unexpected(object.error());
    const auto dictionary = Dictionary::parse(object->text);
    if (!dictionary || !object->streamData) return base::fail(Code::pdfBroken, "DSS");
    const auto length = document_.resolve(dictionary->get("Length")).and_then([](const std::string& text) -> base::Result<std::uint64_t> {
        const auto number = integerOf(text);
        if (!number || *number < 0) return base::fail(Code::pdfBroken, "Length");
        return static_cast<std::uint64_t>(*number);
    });
    const auto coding = codingOf(*dictionary);
    if (!length || !coding) return base::fail(Code::pdfBroken, "DSS");
    const auto text = decodeStream(document_.file(), *object->streamData, *length, *coding, left_);
    if (!text) return tl::unexpected(text.error());
    left_ -= text->size();
    const auto bytes = base::bytesOf(*text);
    return base::Bytes(bytes.begin(), bytes.end());
}

base::Status StreamReader::read(std::string_view array, StoredStreams& found)
{
    if (isNull(array)) return {};
    const auto text = document_.resolve(array);
    if (!text) return tl::unexpected(text.error());
    const auto elements = elementsOf(*text, mostElements);
    if (!elements) return base::fail(Code::pdfBroken, "DSS");
    for (const auto element : *elements) {
        const auto reference = referenceOf(element);
        if (!reference || --streams_ < 0) return base::fail(Code::pdfBroken, "DSS");
        auto bytes = decoded(*reference);
        if (!bytes) return tl::unexpected(bytes.error());
        if (found.streams.emplace(*bytes, *reference).second) found.inOrder.push_back(std::move(*bytes));
    }
    return {};
}

} // namespace sceau::pdf
