#pragma once

#include "renewal/types.hpp"

namespace sceau::renewal {

enum class ContactField { organisation, address, postcode, city, country, firstName, name, email, mobile, activation };

/// One thing to correct. `problem` is a key of resources/text.json ("contact.postcode.format").
struct FieldProblem {
    ContactField field;
    std::string problem;
    friend bool operator==(const FieldProblem&, const FieldProblem&) = default;
};

struct CheckedContact {
    Contact contact; ///< normalised: trimmed, mobile in E.164, e-mail domain in punycode lower case, country upper case
    std::vector<FieldProblem> problems;
    [[nodiscard]] bool ok() const { return problems.empty(); }
};

/// Rules of domain § 1.7: postcode, overseas mobiles (0690… is +590690…), mail, exclusive activation channel.
[[nodiscard]] CheckedContact checkContact(const Contact& typed);

/// E.164 or empty. Strips spaces (also U+00A0, U+202F), dots, dashes and "(0)".
[[nodiscard]] std::string normaliseMobile(std::string_view typed);

/// A complete French number that no SMS reaches: 01 to 05 and 09.
[[nodiscard]] bool isFrenchLandline(std::string_view typed);

[[nodiscard]] std::string fieldName(ContactField field); ///< as in --contact JSON: "postcode"

/// The --contact JSON (docs/contact.md): every key a string; unknown keys and wrong types are refused. Code::contactInvalid, fact "field".
[[nodiscard]] base::Result<Contact> parseContact(std::string_view json);
[[nodiscard]] std::string contactJson(const Contact& contact);

/// What the directory proposes as a first draft.
[[nodiscard]] Contact contactFrom(const DirectoryEntry& entry, const Order& order);

} // namespace sceau::renewal
