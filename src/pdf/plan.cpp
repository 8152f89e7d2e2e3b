#include "pdf/plan.hpp"

#include "pdf/appearance.hpp"
#include "pdf/extension.hpp"
#include "pdf/fields.hpp"
#include "pdf/pages.hpp"
#include "pdf/signatures.hpp"

#include <unordered_set>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr int printedAndLocked = 4 + 128; ///< annotation flags

/// The transforms of a signature dictionary: DocMDP for a certification, what the field's own /Lock asks for.
std::string transform(std::string_view method, const std::string& parameters, std::string_view data)
{
    return "<< /Type /SigRef /TransformMethod /" + std::string(method) + (data.empty() ? "" : " /Data " + std::string(data))
           + " /TransformParams << /Type /TransformParams /V /1.2 " + parameters + " >> >>";
}

std::string lockParameters(const FieldLock& lock)
{
    if (lock.action == FieldLock::Action::all) return "/Action /All";
    std::string fields = lock.action == FieldLock::Action::include ? "/Action /Include /Fields [" : "/Action /Exclude /Fields [";
    for (const auto& field : lock.fields)
        fields += " " + textString(field);
    return fields + " ]";
}

std::string transformsFor(const SignatureRequest& request, const std::optional<FieldLock>& lock, std::string_view root)
{
    const int permissions = request.certification != 0 ? request.certification : (lock ? lock->permissions : 0);
    std::string transforms;
    if (permissions != 0) transforms += " " + transform("DocMDP", "/P " + std::to_string(permissions), {});
    if (lock) transforms += " " + transform("FieldMDP", lockParameters(*lock), root);
    return transforms.empty() ? "" : " /Reference [" + transforms + " ]";
}

std::string afterContents(const SignatureRequest& request)
{
    std::string text;
    const auto entry = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) text += " /" + std::string(key) + " " + textString(value);
    };
    entry("M", request.time);
    entry("Name", request.name);
    entry("Reason", request.reason);
    entry("Location", request.location);
    return text + " >>";
}

class Planner {
public:
    Planner(Document& document, const Inspection& inspection, const SignatureRequest& request)
        : document_(document), inspection_(inspection), request_(request), edits_(document)
    {
    }

    base::Result<Plan> plan()
    {
        signature_ = edits_.reserve();
        auto placed = request_.field.empty() ? newField() : existingField();
        if (!placed) return tl::unexpected(placed.error());
        if (auto done = extendForm(); !done) return tl::unexpected(done.error());
        if (auto done = permit(); !done) return tl::unexpected(done.error());
        if (auto done = request_.type == "DocTimeStamp" ? declareEsic(document_, edits_) : base::Status{}; !done)
            return tl::unexpected(done.error());
        const auto root = document_.trailer().get("Root");
        std::string before = "<< /Type /" + request_.type + " /Filter /Adobe.PPKLite /SubFilter /" + request_.subFilter
                             + transformsFor(request_, lock_, root);
        return Plan{std::move(edits_), signature_, std::move(before), afterContents(request_)};
    }

private:
    base::Status newField()
    {
        auto page = findPage(document_, request_.visible ? request_.visible->place.page : 1);
        if (!page) return tl::unexpected(page.error());
        if (request_.visible && !isOnPage(*page, request_.visible->place)) return base::fail(Code::pageOutOfRange, "place");
        auto name = freeName();
        if (!name) return tl::unexpected(name.error());
        newField_ = edits_.reserve();
        std::string field = "<< /Type /Annot /Subtype /Widget /FT /Sig /T " + textString(*name);
        if (!request_.tooltip.empty()) field += " /TU " + textString(request_.tooltip);
        field += " /F " + std::to_string(printedAndLocked) + " /P " + written(page->reference) + " /V " + written(signature_);
        const auto look = request_.visible ? appearance(edits_, *page, *request_.visible) : Appearance{};
        field += " /Rect " + look.rectangle + (look.form ? " /AP << /N " + written(*look.form) + " >>" : "") + " >>";
        edits_.set(*newField_, std::move(field));
        auto annotated = edits_.append(page->dictionary, "Annots", written(*newField_));
        if (!annotated) return tl::unexpected(annotated.error());
        if (annotated->text() != page->dictionary.text()) edits_.set(page->reference, annotated->text());
        return {};
    }

    base::Status existingField()
    {
        auto form = formOf(document_);
        if (!form) return tl::unexpected(form.error());
        std::optional<Field> wanted;
        const auto take = [&](const Field& field) {
            if (field.name == request_.field && isNull(field.value) && !wanted) wanted = field;
            return base::Status{};
        };
        if (auto done = forEachSignatureField(document_, *form, take); !done) return done;
        if (!wanted) return base::fail(Code::fieldLocked, "field");
        if (wanted->dictionary.has("Lock")) {
            auto written = document_.dictionary(wanted->dictionary.get("Lock"));
            if (!written) return tl::unexpected(written.error());
            lock_ = lockOf(document_, *written);
            if (!lock_) return base::fail(Code::pdfBroken, "Lock");
        }
        edits_.set(wanted->reference, wanted->dictionary.with("V", written(signature_)).text());
        return request_.visible ? showOn(*wanted) : base::Status{};
    }

    /// Draws on the field's widget: the field itself, or its first kid.
    base::Status showOn(const Field& field)
    {
        auto widget = field.reference;
        auto kids = edits_.text(field.dictionary.get("Kids"));
        if (!kids) return tl::unexpected(kids.error());
        const auto first = elementsOf(*kids, 64).value_or(std::vector<std::string_view>{});
        if (!first.empty()) widget = referenceOf(first.front()).value_or(widget);
        auto dictionary = edits_.dictionary(written(widget));
        if (!dictionary) return tl::unexpected(dictionary.error());
        auto rectangle = edits_.text(dictionary->get("Rect"));
        if (!rectangle) return tl::unexpected(rectangle.error());
        const auto room = rectangleOf(*rectangle);
        if (!room || room->left >= room->right || room->bottom >= room->top) return {}; // an invisible field stays one
        const auto look = appearanceIn(edits_, *room, request_.visible->lines);
        edits_.set(widget, dictionary->with("AP", "<< /N " + written(*look.form) + " >>").text());
        return {};
    }

    /// A name no field of the form's first level has.
    base::Result<std::string> freeName()
    {
        auto form = formOf(document_);
        if (!form) return tl::unexpected(form.error());
        auto array = document_.resolve(form->get("Fields"));
        if (!array) return tl::unexpected(array.error());
        std::unordered_set<std::string> taken;
        for (const auto field : elementsOf(*array).value_or(std::vector<std::string_view>{})) {
            auto dictionary = document_.dictionary(field);
            if (!dictionary) return tl::unexpected(dictionary.error());
            const auto title = stringOf(document_.resolve(dictionary->get("T")).value_or(""));
            if (title && title->find("ignature") != std::string::npos) taken.insert(utf8Of(*title));
        }
        for (std::size_t number = inspection_.signatures.size() + 1;; ++number)
            if (auto name = "Signature" + std::to_string(number); !taken.contains(name)) return name;
    }

    base::Status extendForm()
    {
        const auto root = referenceOf(document_.trailer().get("Root")).value_or(Reference{});
        auto catalog = edits_.dictionary(written(root));
        if (!catalog) return tl::unexpected(catalog.error());
        const auto value = std::string(catalog->get("AcroForm"));
        auto form = edits_.dictionary(value);
        if (!form) return tl::unexpected(form.error());
        auto extended = newField_ ? edits_.append(*form, "Fields", written(*newField_)) : base::Result<Dictionary>(*form);
        if (!extended) return tl::unexpected(extended.error());
        const auto flags = integerOf(extended->get("SigFlags")).value_or(0) | 3;
        auto signedForm = request_.type == "DocTimeStamp" ? *extended : extended->without("NeedAppearances"); // nothing shown may change
        if (integerOf(extended->get("SigFlags")) != flags) signedForm = signedForm.with("SigFlags", std::to_string(flags));
        if (signedForm.text() == form->text()) return {};
        const auto reference = referenceOf(value);
        if (reference)
            edits_.set(*reference, signedForm.text());
        else if (isDictionary(value))
            edits_.set(root, catalog->with("AcroForm", signedForm.text()).text());
        else
            edits_.set(root, catalog->with("AcroForm", written(edits_.add(signedForm.text()))).text());
        return {};
    }

    /// /Perms /DocMDP: what makes a signature a certification (ISO 32000-2 § 12.8.6).
    base::Status permit()
    {
        if (request_.certification == 0) return {};
        const auto root = referenceOf(document_.trailer().get("Root")).value_or(Reference{});
        auto catalog = edits_.dictionary(written(root));
        if (!catalog) return tl::unexpected(catalog.error());
        auto permissions = edits_.dictionary(catalog->get("Perms"));
        if (!permissions) return tl::unexpected(permissions.error());
        const auto extended = permissions->with("DocMDP", written(signature_));
        if (const auto reference = referenceOf(catalog->get("Perms")))
            edits_.set(*reference, extended.text());
        else
            edits_.set(root, catalog->with("Perms", extended.text()).text());
        return {};
    }

    Document& document_;
    const Inspection& inspection_;
    const SignatureRequest& request_;
    Edits edits_;
    Reference signature_;
    std::optional<Reference> newField_;
    std::optional<FieldLock> lock_;
};

} // namespace

base::Result<Plan> planSignature(Document& document, const Inspection& inspection, const SignatureRequest& request)
{
    return Planner(document, inspection, request).plan();
}

} // namespace sceau::pdf
