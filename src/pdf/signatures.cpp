#include "pdf/signatures.hpp"

#include <algorithm>
#include <map>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t mostReferences = 16;
constexpr std::size_t mostLockedFields = 100'000;

std::string textOf(Document& document, const Dictionary& dictionary, std::string_view key)
{
    const auto written = document.resolve(dictionary.get(key));
    const auto bytes = written ? stringOf(*written) : std::nullopt;
    return bytes ? utf8Of(*bytes) : std::string{};
}

/// Exactly four non-negative integers.
std::optional<std::array<std::uint64_t, 4>> byteRangeOf(std::string_view array)
{
    const auto elements = elementsOf(array, 4);
    if (!elements || elements->size() != 4) return std::nullopt;
    std::array<std::uint64_t, 4> range{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto number = integerOf((*elements)[i]);
        if (!number || *number < 0) return std::nullopt;
        range.at(i) = static_cast<std::uint64_t>(*number);
    }
    return range;
}

/// Digits of one case: a writer keeps to one, and a single changed letter shall not go unseen.
bool isHexToken(std::string_view token)
{
    if (token.size() < 2 || token.size() % 2 != 0 || token.front() != '<' || token.back() != '>') return false;
    const auto digits = token.substr(1, token.size() - 2);
    return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos
           || digits.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

/// A signature dictionary and where its text begins in the file (0: in an object stream).
struct Placed {
    Dictionary dictionary;
    std::uint64_t offset = 0;
};

base::Result<Placed> placedAt(Object object)
{
    auto dictionary = Dictionary::parse(std::move(object.text));
    if (!dictionary) return base::fail(Code::pdfBroken, "signature dictionary");
    return Placed{std::move(*dictionary), object.offset};
}

base::Result<Placed> placedValue(Document& document, const Field& field)
{
    if (const auto reference = referenceOf(field.value)) {
        auto object = document.written(*reference);
        if (!object) return tl::unexpected(object.error());
        return placedAt(std::move(*object));
    }
    auto owner = document.written(field.reference);
    if (!owner) return tl::unexpected(owner.error());
    auto placed = placedAt(std::move(*owner));
    if (!placed) return placed;
    const auto value = placed->dictionary.get("V");
    if (value.empty()) return base::fail(Code::pdfBroken, "inherited direct signature");
    const auto offset = placed->offset == 0 ? 0 : placed->offset + placed->dictionary.offsetOf(value);
    return placedAt({0, 0, std::string(value), offset, std::nullopt});
}

/// The token of /Contents when it is exactly the gap of /ByteRange.
void locateContents(const Placed& placed, std::string_view token, SignatureValue& value)
{
    if (placed.offset == 0 || !value.byteRange || !isHexToken(token)) return;
    const auto begin = placed.offset + placed.dictionary.offsetOf(token);
    const auto& range = *value.byteRange;
    if (range[0] + range[1] != begin || range[2] != begin + token.size() || range[1] > begin) return;
    value.contentsBegin = begin;
    value.contentsEnd = begin + token.size();
}

class SignatureReader {
public:
    SignatureReader(Document& document, const Limits& limits, Contents contents, Inspection& inspection)
        : document_(document), limits_(limits), contents_(contents), inspection_(inspection)
    {
    }

    base::Status read(const Field& field)
    {
        if (isNull(field.value)) {
            inspection_.emptyFields.push_back(field.name);
            return {};
        }
        if (inspection_.signatures.size() >= limits_.signatures) return base::fail(Code::tooManyObjects, "signatures");
        auto placed = placedValue(document_, field);
        if (!placed) return tl::unexpected(placed.error());
        auto value = valueOf(field, *placed);
        if (auto done = transforms(placed->dictionary, value); !done) return done;
        if (auto done = ownLock(field, value); !done) return done;
        inspection_.signatures.push_back(std::move(value));
        return {};
    }

    void markReused()
    {
        std::map<int, int> uses;
        for (const auto& signature : inspection_.signatures)
            ++uses[signature.object];
        for (auto& signature : inspection_.signatures)
            signature.reused = signature.object != 0 && uses[signature.object] > 1;
    }

private:
    SignatureValue valueOf(const Field& field, const Placed& placed)
    {
        const auto& written = placed.dictionary;
        SignatureValue value;
        value.field = field.name;
        value.object = referenceOf(field.value).value_or(Reference{}).number;
        value.type = nameOf(written.get("Type")).value_or("");
        value.filter = nameOf(written.get("Filter")).value_or("");
        value.subFilter = nameOf(written.get("SubFilter")).value_or("");
        value.hasByteRange = written.has("ByteRange");
        value.byteRange = byteRangeOf(document_.resolve(written.get("ByteRange")).value_or(""));
        value.hasCert = written.has("Cert");
        const auto token = written.get("Contents");
        if (contents_ == Contents::read) {
            const auto bytes = stringOf(token).value_or("");
            value.contents.assign(bytes.begin(), bytes.end());
        }
        locateContents(placed, token, value);
        value.revision = revisionOf(placed.offset);
        texts(field, written, value);
        return value;
    }

    void texts(const Field& field, const Dictionary& written, SignatureValue& value)
    {
        const auto clear = document_.encrypted() ? document_.dictionary(field.value).value_or(written) : written;
        value.time = textOf(document_, clear, "M");
        value.reason = textOf(document_, clear, "Reason");
        value.location = textOf(document_, clear, "Location");
        value.name = textOf(document_, clear, "Name");
    }

    std::size_t revisionOf(std::uint64_t offset) const
    {
        const auto& revisions = inspection_.revisions;
        const auto after = [](std::uint64_t at, const Revision& revision) { return at < revision.end; };
        const auto found = std::upper_bound(revisions.begin(), revisions.end(), offset, after);
        return static_cast<std::size_t>(std::min(found, std::prev(revisions.end())) - revisions.begin());
    }

    base::Status transforms(const Dictionary& signature, SignatureValue& value)
    {
        auto written = document_.resolve(signature.get("Reference"));
        if (!written) return tl::unexpected(written.error());
        if (written->empty()) return {};
        const auto references = elementsOf(*written, mostReferences);
        if (!references) return base::fail(Code::pdfBroken, "signature references");
        for (const auto reference : *references)
            if (auto done = transform(reference, value); !done) return done;
        return {};
    }

    base::Status transform(std::string_view reference, SignatureValue& value)
    {
        auto dictionary = document_.dictionary(reference);
        if (!dictionary) return tl::unexpected(dictionary.error());
        auto parameters = document_.dictionary(dictionary->get("TransformParams"));
        if (!parameters) return tl::unexpected(parameters.error());
        const auto method = nameOf(dictionary->get("TransformMethod"));
        if (method == "DocMDP") {
            const auto level = integerOf(parameters->get("P")).value_or(2);
            value.certification = level >= 1 && level <= 3 ? static_cast<int>(level) : 1; // unknown: nothing is permitted
        }
        if (method != "FieldMDP") return {};
        auto lock = lockOf(document_, *parameters);
        if (!lock) return base::fail(Code::pdfBroken, "FieldMDP");
        add(std::move(*lock), value);
        return {};
    }

    /// What the field closes when it is signed, where its signature does not repeat it (§ 12.7.5.5). One that cannot be read closes all.
    base::Status ownLock(const Field& field, SignatureValue& value)
    {
        if (!value.locks.empty() || !field.dictionary.has("Lock")) return {};
        auto written = document_.dictionary(field.dictionary.get("Lock"));
        if (!written) return tl::unexpected(written.error());
        add(lockOf(document_, *written).value_or(FieldLock{}), value);
        return {};
    }

    void add(FieldLock lock, SignatureValue& value)
    {
        value.locks.push_back(lock);
        inspection_.locks.push_back(std::move(lock));
    }

    Document& document_;
    const Limits& limits_;
    Contents contents_;
    Inspection& inspection_;
};

} // namespace

bool FieldLock::covers(const std::string& field) const
{
    const auto isNamed = [&](const std::string& name) { return field == name || field.starts_with(name + "."); };
    const bool named = std::any_of(fields.begin(), fields.end(), isNamed);
    return action == Action::all || named == (action == Action::include);
}

std::optional<FieldLock> lockOf(Document& document, const Dictionary& written)
{
    FieldLock lock;
    const auto action = nameOf(written.get("Action"));
    if (action == "Include")
        lock.action = FieldLock::Action::include;
    else if (action == "Exclude")
        lock.action = FieldLock::Action::exclude;
    else if (action != "All")
        return std::nullopt;
    lock.permissions = static_cast<int>(std::clamp<std::int64_t>(integerOf(written.get("P")).value_or(0), 0, 3));
    if (lock.action == FieldLock::Action::all) return lock;
    const auto array = document.resolve(written.get("Fields"));
    const auto names = array ? elementsOf(*array, mostLockedFields) : std::nullopt;
    if (!names) return std::nullopt;
    for (const auto name : *names) {
        const auto text = document.resolve(name);
        const auto bytes = text ? stringOf(*text) : std::nullopt;
        if (!bytes) return std::nullopt;
        lock.fields.push_back(utf8Of(*bytes));
    }
    return lock;
}

base::Status readSignatures(Document& document, const Limits& limits, Contents contents, Inspection& inspection)
{
    auto form = formOf(document);
    if (!form) return tl::unexpected(form.error());
    inspection.xfa = form->has("XFA");
    SignatureReader reader(document, limits, contents, inspection);
    if (auto done = forEachSignatureField(document, *form, [&](const Field& field) { return reader.read(field); }); !done) return done;
    reader.markReused();
    const auto earlier = [](const SignatureValue& a, const SignatureValue& b) { return a.revision < b.revision; };
    std::stable_sort(inspection.signatures.begin(), inspection.signatures.end(), earlier);
    for (const auto& signature : inspection.signatures) {
        const bool stricter = inspection.certification == 0 || signature.certification < inspection.certification;
        if (signature.certification != 0 && stricter) inspection.certification = signature.certification;
    }
    return {};
}

} // namespace sceau::pdf
