#include "renewal/contact.hpp"

#include "renewal/email.hpp"
#include "renewal/postal.hpp"
#include "renewal/typed_text.hpp"

#include <algorithm>
#include <unicode/uloc.h>

namespace sceau::renewal {
namespace {

constexpr std::size_t longestLine = 120;
constexpr std::size_t longestPostcode = 16;

/// Collects what is wrong; the contact it fills is the normalised one.
class Checking {
public:
    explicit Checking(const Contact& typed) : typed_(typed) { result_.contact.activation = typed.activation; }

    CheckedContact all()
    {
        line(ContactField::organisation, typed_.organisation, result_.contact.organisation);
        line(ContactField::address, typed_.address, result_.contact.address);
        country();
        postcode();
        city();
        line(ContactField::firstName, typed_.firstName, result_.contact.firstName);
        line(ContactField::name, typed_.name, result_.contact.name);
        email();
        mobile();
        std::stable_sort(result_.problems.begin(), result_.problems.end(),
                         [](const FieldProblem& a, const FieldProblem& b) { return a.field < b.field; });
        return std::move(result_);
    }

private:
    void problem(ContactField field, std::string_view what)
    {
        result_.problems.push_back({field, "contact." + fieldName(field) + '.' + std::string(what)});
    }

    /// One line of text: true when it may be looked at further.
    bool line(ContactField field, const std::string& typed, std::string& normalised)
    {
        normalised = withSingleSpaces(typed);
        if (normalised.empty()) return problem(field, "missing"), false;
        if (!isPlainText(normalised)) return problem(field, "characters"), false;
        if (lengthOf(normalised) > longestLine) return problem(field, "length"), false;
        return true;
    }

    void country()
    {
        auto& code = result_.contact.country;
        code = withoutSpaces(typed_.country);
        std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        if (code.empty()) return problem(ContactField::country, "missing");
        const char* const* known = uloc_getISOCountries();
        while (*known != nullptr && code != *known)
            ++known;
        if (*known == nullptr) problem(ContactField::country, "unknown");
    }

    void postcode()
    {
        auto& code = result_.contact.postcode;
        const bool french = result_.contact.country == "FR", monaco = result_.contact.country == "MC";
        code = french || monaco ? withoutSpaces(typed_.postcode) : withSingleSpaces(typed_.postcode);
        if (!french && !monaco) return foreignPostcode();
        if (code.empty()) return problem(ContactField::postcode, "missing");
        if (monaco ? isMonegasquePostcode(code) : isFrenchPostcode(code)) return;
        if (monaco) return problem(ContactField::postcode, "monegasque");
        if (isMonegasquePostcode(code)) return problem(ContactField::postcode, "monaco");
        problem(ContactField::postcode, isCorsicanLetters(code) ? "corsica" : "format");
    }

    void foreignPostcode()
    {
        const auto& code = result_.contact.postcode; // may be empty: not every country has postcodes
        if (!isPlainText(code)) return problem(ContactField::postcode, "characters");
        if (lengthOf(code) > longestPostcode) problem(ContactField::postcode, "length");
    }

    /// CEDEX and its number close the line of the city.
    void city()
    {
        auto& name = result_.contact.city;
        if (!line(ContactField::city, typed_.city, name)) return;
        if (!hasCedexInItsPlace(name)) problem(ContactField::city, "cedex");
    }

    void email()
    {
        auto& address = result_.contact.email;
        address = withSingleSpaces(typed_.email);
        const bool wanted = typed_.activation == ActivationChannel::email;
        if (address.empty()) return wanted ? problem(ContactField::email, "missing") : void();
        if (auto normalised = normaliseEmail(address)) {
            address = std::move(*normalised);
        } else {
            problem(ContactField::email, "format");
        }
    }

    void mobile()
    {
        auto& number = result_.contact.mobile;
        number = withSingleSpaces(typed_.mobile);
        const bool wanted = typed_.activation == ActivationChannel::sms;
        if (number.empty()) return wanted ? problem(ContactField::mobile, "missing") : void();
        if (auto normalised = normaliseMobile(number); !normalised.empty()) {
            number = std::move(normalised);
        } else {
            problem(ContactField::mobile, isFrenchLandline(number) ? "landline" : "format");
        }
    }

    const Contact& typed_;
    CheckedContact result_;
};

} // namespace

CheckedContact checkContact(const Contact& typed)
{
    return Checking(typed).all();
}

Contact contactFrom(const DirectoryEntry& entry, const Order& order)
{
    Contact contact;
    contact.organisation = entry.structure;
    contact.address = entry.address;
    contact.postcode = entry.postcode;
    contact.city = entry.city;
    contact.country = entry.country;
    contact.firstName = entry.firstNames.empty() ? std::string() : entry.firstNames.front();
    contact.name = entry.usageName.empty() ? entry.civilName : entry.usageName;
    contact.email = entry.email;
    contact.mobile = entry.mobile;
    contact.activation = order.activation;
    return contact;
}

} // namespace sceau::renewal
