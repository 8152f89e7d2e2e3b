#include "pdf/fields.hpp"

namespace sceau::pdf {

using base::Code;

namespace {

constexpr int deepestField = 32;

struct Inherited {
    std::string name;
    std::string type;
    std::string value;
};

class FieldWalk {
public:
    FieldWalk(Document& document, const FieldVisitor& visit) : document_(document), visit_(visit), seen_(document.references().table.size())
    {
    }

    base::Status all(std::string_view array, const Inherited& inherited, int depth)
    {
        if (depth > deepestField) return base::fail(Code::pdfBroken, "form too deep");
        auto written = document_.resolve(array);
        if (!written) return tl::unexpected(written.error());
        if (written->empty()) return {};
        const auto kids = elementsOf(*written);
        if (!kids) return base::fail(Code::pdfBroken, "fields");
        for (const auto kid : *kids)
            if (auto done = one(kid, inherited, depth); !done) return done;
        return {};
    }

private:
    bool firstVisit(int number)
    {
        const auto index = static_cast<std::size_t>(number);
        if (index >= seen_.size()) return true; // no such object: null
        const bool first = !seen_[index];
        seen_[index] = true;
        return first;
    }

    base::Status one(std::string_view kid, const Inherited& above, int depth)
    {
        const auto reference = referenceOf(kid);
        if (!reference) return isNull(kid) ? base::Status{} : base::fail(Code::pdfBroken, "field");
        if (!firstVisit(reference->number)) return base::fail(Code::pdfBroken, "field stands twice");
        auto dictionary = document_.dictionary(kid);
        if (!dictionary) return tl::unexpected(dictionary.error());
        auto inherited = below(above, *dictionary);
        if (!inherited) return tl::unexpected(inherited.error());
        auto fields = namedKids(*dictionary);
        if (!fields) return tl::unexpected(fields.error());
        if (*fields) return all(dictionary->get("Kids"), *inherited, depth + 1);
        if (inherited->type != "Sig") return {};
        return visit_({*reference, inherited->name, std::move(*dictionary), inherited->value});
    }

    base::Result<Inherited> below(const Inherited& above, const Dictionary& dictionary)
    {
        Inherited inherited = above;
        if (dictionary.has("T")) {
            auto title = document_.resolve(dictionary.get("T"));
            if (!title) return tl::unexpected(title.error());
            const auto part = stringOf(*title);
            if (!part) return base::fail(Code::pdfBroken, "field name");
            inherited.name += (inherited.name.empty() ? "" : ".") + utf8Of(*part);
        }
        if (dictionary.has("FT")) inherited.type = nameOf(dictionary.get("FT")).value_or("");
        if (dictionary.has("V")) inherited.value = std::string(dictionary.get("V"));
        return inherited;
    }

    /// Whether the kids are fields of their own, not mere widgets of this one: then the first one has a name.
    base::Result<bool> namedKids(const Dictionary& dictionary)
    {
        if (!dictionary.has("Kids")) return false;
        auto written = document_.resolve(dictionary.get("Kids"));
        if (!written) return tl::unexpected(written.error());
        const auto kids = elementsOf(*written);
        if (!kids) return base::fail(Code::pdfBroken, "kids");
        if (kids->empty()) return false;
        auto first = document_.dictionary(kids->front());
        if (!first) return tl::unexpected(first.error());
        return first->has("T") || first->has("FT") || first->has("Kids");
    }

    Document& document_;
    const FieldVisitor& visit_;
    std::vector<bool> seen_; ///< by object number
};

} // namespace

base::Result<Dictionary> formOf(Document& document)
{
    auto catalog = document.catalog();
    if (!catalog) return catalog;
    return document.dictionary(catalog->get("AcroForm"));
}

base::Status forEachSignatureField(Document& document, const Dictionary& form, const FieldVisitor& visit)
{
    return FieldWalk(document, visit).all(form.get("Fields"), {}, 0);
}

} // namespace sceau::pdf
