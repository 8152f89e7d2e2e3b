#include "pdf/signature_update.hpp"

#include <algorithm>
#include <set>

namespace sceau::pdf {
namespace {

using Keys = std::set<std::string, std::less<>>;

/// Compares two revisions; the first thing that is more than a signature is kept.
class SignatureUpdate {
public:
    SignatureUpdate(Document& before, Document& after) : before_(before), after_(after) {}

    std::string judge()
    {
        const bool sound =
            compareTrailers() && findOverridden() && compareCatalogs() && compareForms() && compareWidget() && comparePages();
        if (!sound) return reason_.empty() ? "unreadable" : reason_;
        if (!overridden_.empty()) return "object " + std::to_string(*overridden_.begin());
        return {};
    }

private:
    bool refuse(std::string reason)
    {
        if (reason_.empty()) reason_ = std::move(reason);
        return false;
    }

    bool compareTrailers()
    {
        for (const auto* key : {"Root", "Info", "Encrypt"}) {
            if (before_.trailer().get(key) != after_.trailer().get(key)) return refuse(std::string("trailer ") + key);
        }
        return true;
    }

    /// Objects that were there and stand elsewhere now: each must be accounted for.
    bool findOverridden()
    {
        const auto& then = before_.references().table;
        const auto& now = after_.references().table;
        for (std::size_t i = 0; i < then.size(); ++i) {
            const auto number = static_cast<int>(i);
            const auto old = then.at(number);
            if (!old.used() || old == now.at(number)) continue;
            if (!now.at(number).used()) return refuse("object " + std::to_string(number));
            overridden_.insert(number);
        }
        return true;
    }

    [[nodiscard]] bool isNew(std::string_view value) const
    {
        const auto reference = referenceOf(value);
        return reference && !before_.references().table.at(reference->number).used();
    }

    /// A value that may have been written anew where it stood.
    void account(std::string_view value)
    {
        if (const auto reference = referenceOf(value)) overridden_.erase(reference->number);
    }

    bool sameBut(const Dictionary& then, const Dictionary& now, const Keys& free, const std::string& where)
    {
        for (const auto* side : {&then, &now}) {
            for (const auto& key : side->keys()) {
                if (!free.contains(key) && then.get(key) != now.get(key)) return refuse(where + " /" + key);
            }
        }
        return true;
    }

    bool compareCatalogs()
    {
        const auto then = before_.catalog();
        const auto now = after_.catalog();
        if (!then || !now) return refuse("catalog");
        account(before_.trailer().get("Root"));
        if (!sameBut(*then, *now, {"AcroForm", "Perms", "Version", "Extensions"}, "catalog")) return false;
        formThen_ = std::string(then->get("AcroForm"));
        formNow_ = std::string(now->get("AcroForm"));
        if (then->get("Perms") == now->get("Perms")) return true;
        const auto permissions = after_.dictionary(now->get("Perms"));
        const bool one = permissions && then->get("Perms").empty() && permissions->keys() == std::vector<std::string>{"DocMDP"};
        if (!one || !isNew(permissions->get("DocMDP"))) return refuse("Perms");
        certification_ = std::string(permissions->get("DocMDP"));
        return true;
    }

    /// The one element that `now` has more than `then`, at its end.
    std::optional<std::string> added(std::string_view then, std::string_view now)
    {
        const auto thenText = before_.resolve(then);
        const auto nowText = after_.resolve(now);
        if (!thenText || !nowText) return std::nullopt;
        const auto nowElements = elementsOf(*nowText);
        const auto thenElements =
            isNull(*thenText) ? std::vector<std::string_view>() : elementsOf(*thenText).value_or(std::vector<std::string_view>());
        if (!nowElements || nowElements->size() != thenElements.size() + 1) return std::nullopt;
        if (!isNull(*thenText) && !isArray(*thenText)) return std::nullopt;
        if (!std::equal(thenElements.begin(), thenElements.end(), nowElements->begin())) return std::nullopt;
        account(then);
        return std::string(nowElements->back());
    }

    bool compareForms()
    {
        const auto then = before_.dictionary(formThen_);
        const auto now = after_.dictionary(formNow_);
        if (!then || !now) return refuse("AcroForm");
        if (formThen_ == formNow_ || isNew(formNow_) || !referenceOf(formNow_)) account(formThen_);
        if (!sameBut(*then, *now, {"Fields", "SigFlags"}, "AcroForm")) return false;
        const auto field = added(then->get("Fields"), now->get("Fields"));
        if (!field || !isNew(*field)) return refuse("Fields");
        field_ = *field;
        return true;
    }

    bool compareWidget()
    {
        const auto widget = after_.dictionary(field_);
        if (!widget || nameOf(widget->get("FT")) != "Sig" || widget->has("Kids") || widget->has("Parent")) return refuse("field");
        if (widget->has("A") || widget->has("AA")) return refuse("field action");
        if (!isNew(widget->get("V"))) return refuse("field value");
        if (!certification_.empty() && certification_ != widget->get("V")) return refuse("Perms");
        page_ = std::string(widget->get("P"));
        return true;
    }

    /// The one page that shows the field, when there is one: itself or its list of annotations was written anew.
    bool comparePages()
    {
        const auto reference = referenceOf(page_);
        if (!reference) return true;
        const auto then = before_.dictionary(page_);
        const auto now = after_.dictionary(page_);
        if (!then || !now || nameOf(then->get("Type")) != "Page") return refuse("page");
        if (!sameBut(*then, *now, {"Annots"}, "page")) return false;
        const bool shows = added(then->get("Annots"), now->get("Annots")) == field_;
        if (!shows && then->get("Annots") != now->get("Annots")) return refuse("Annots");
        overridden_.erase(reference->number);
        return true;
    }

    Document& before_;
    Document& after_;
    std::set<int> overridden_;
    std::string formThen_, formNow_, certification_, field_, page_;
    std::string reason_;
};

} // namespace

std::string beyondOneSignature(Document& before, Document& after)
{
    return SignatureUpdate(before, after).judge();
}

} // namespace sceau::pdf
