#include "pdf/document.hpp"

#include "pdf/decrypted.hpp"
#include "pdf/later_revision.hpp"

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t headerRoom = 1024;

} // namespace

Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

base::Result<Document> Document::open(const std::filesystem::path& path, const Limits& limits)
{
    auto file = File::open(path);
    if (!file) return tl::unexpected(file.error());
    return read(path, std::move(*file), limits);
}

base::Result<Document> Document::asOf(std::uint64_t end, const Limits& limits) const
{
    auto file = file_.upTo(end);
    if (!file) return tl::unexpected(file.error());
    return read(path_, std::move(*file), limits);
}

base::Status Document::advance(const Document& whole, const LaterRevision& later)
{
    auto file = whole.file_.upTo(later.end);
    if (!file) return tl::unexpected(file.error());
    file_ = std::move(*file);
    for (const auto& [number, location] : later.entries)
        references_.table.replace(static_cast<std::size_t>(number), location);
    references_.trailer = later.trailer;
    references_.sections.insert(references_.sections.begin(), later.section);
    stream_ = {};
    return {};
}

base::Result<Document> Document::read(std::filesystem::path path, File file, const Limits& limits)
{
    Document document(std::move(path), std::move(file));
    if (auto known = document.readHeader(); !known) return tl::unexpected(known.error());
    if (document.file_.size() > limits.bytes) return base::fail(Code::fileTooLarge, "pdf");
    auto references = readCrossReferences(document.file_, document.header_, limits);
    if (!references) return tl::unexpected(references.error());
    document.references_ = std::move(*references);
    return document;
}

base::Status Document::unlock(const base::Secret& password)
{
    auto decrypted = Decrypted::open(path_, password);
    if (!decrypted) return tl::unexpected(decrypted.error());
    decrypted_ = std::move(*decrypted);
    return {};
}

base::Status Document::readHeader()
{
    auto start = file_.read(0, headerRoom);
    if (!start) return tl::unexpected(start.error());
    const auto mark = start->find("%PDF-");
    if (mark == std::string::npos) return base::fail(Code::notPdf, "header");
    header_ = mark;
    const auto version = std::string_view(*start).substr(mark + 5);
    const auto end = version.find_first_not_of("0123456789.");
    version_ = std::string(version.substr(0, end));
    if (version_.size() < 3) return base::fail(Code::notPdf, "version");
    return {};
}

base::Result<Object> Document::object(Reference reference)
{
    return decrypted_ ? decrypted_->object(reference) : written(reference);
}

base::Result<Object> Document::written(Reference reference)
{
    const auto location = references_.table.at(reference.number);
    Object null{reference.number, reference.generation, "null", 0, std::nullopt};
    switch (location.kind) {
    case Location::Kind::absent:
    case Location::Kind::free:
        return null;
    case Location::Kind::compressed:
        return reference.generation == 0 ? compressed(reference, location) : null;
    case Location::Kind::plain:
        break;
    }
    if (location.generation != reference.generation) return null;
    auto object = readObject(file_, header_ + location.offset, longestObject(references_.table.size()));
    if (!object) return object;
    const bool isThis = object->number == reference.number && object->generation == reference.generation;
    if (!isThis) return base::fail(Code::pdfBroken, "object " + std::to_string(reference.number));
    return object;
}

base::Result<std::uint64_t> Document::lengthOf(const Dictionary& stream)
{
    auto length = integerOf(stream.get("Length"));
    if (const auto reference = referenceOf(stream.get("Length"))) {
        const auto location = references_.table.at(reference->number);
        if (location.kind != Location::Kind::plain) return base::fail(Code::pdfBroken, "Length"); // in a stream itself: a loop
        auto object = readObject(file_, header_ + location.offset, longestObject(references_.table.size()));
        if (!object) return tl::unexpected(object.error());
        length = integerOf(object->text);
    }
    if (!length || *length < 0) return base::fail(Code::pdfBroken, "Length");
    return static_cast<std::uint64_t>(*length);
}

base::Status Document::loadObjectStream(int number)
{
    if (stream_.number == number) return {};
    stream_ = {};
    const auto location = references_.table.at(number);
    if (location.kind != Location::Kind::plain) return base::fail(Code::pdfBroken, "object stream");
    auto object = readObject(file_, header_ + location.offset, longestObject(references_.table.size()));
    if (!object) return tl::unexpected(object.error());
    const auto dictionary = Dictionary::parse(std::move(object->text));
    if (!dictionary || object->number != number || nameOf(dictionary->get("Type")) != "ObjStm")
        return base::fail(Code::pdfBroken, "object stream");
    const auto length = lengthOf(*dictionary);
    if (!length) return tl::unexpected(length.error());
    auto stream = readObjectStream(file_, *object, *dictionary, *length);
    if (!stream) return tl::unexpected(stream.error());
    stream_ = std::move(*stream);
    return {};
}

base::Result<Object> Document::compressed(Reference reference, const Location& location)
{
    if (location.offset > 0x7fffffff) return base::fail(Code::pdfBroken, "object stream number");
    if (auto loaded = loadObjectStream(static_cast<int>(location.offset)); !loaded) return tl::unexpected(loaded.error());
    auto text = stream_.at(static_cast<std::size_t>(location.generation), reference.number);
    if (!text) return base::fail(Code::pdfBroken, "object " + std::to_string(reference.number));
    return Object{reference.number, 0, std::move(*text), 0, std::nullopt};
}

base::Result<std::string> Document::resolve(std::string_view value)
{
    const auto reference = referenceOf(value);
    if (!reference) return std::string(value);
    auto found = object(*reference);
    if (!found) return tl::unexpected(found.error());
    if (referenceOf(found->text)) return base::fail(Code::pdfBroken, "reference to a reference");
    if (isNull(found->text)) return std::string{};
    return std::move(found->text);
}

base::Result<Dictionary> Document::dictionary(std::string_view value)
{
    auto text = resolve(value);
    if (!text) return tl::unexpected(text.error());
    if (text->empty()) return Dictionary{};
    auto parsed = Dictionary::parse(std::move(*text));
    if (!parsed) return base::fail(Code::pdfBroken, "dictionary");
    return std::move(*parsed);
}

base::Result<Dictionary> Document::catalog()
{
    if (!referenceOf(trailer().get("Root"))) return base::fail(Code::pdfBroken, "Root");
    auto root = dictionary(trailer().get("Root"));
    if (root && !root->has("Pages")) return base::fail(Code::pdfBroken, "catalog");
    return root;
}

} // namespace sceau::pdf
