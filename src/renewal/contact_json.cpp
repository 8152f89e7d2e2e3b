#include "renewal/contact.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace sceau::renewal {
namespace {

constexpr std::size_t largestJson = 65'536;

struct TextField {
    ContactField field;
    std::string Contact::*member;
};
constexpr std::array textFields{TextField{ContactField::organisation, &Contact::organisation},
                                TextField{ContactField::address, &Contact::address},
                                TextField{ContactField::postcode, &Contact::postcode},
                                TextField{ContactField::city, &Contact::city},
                                TextField{ContactField::country, &Contact::country},
                                TextField{ContactField::firstName, &Contact::firstName},
                                TextField{ContactField::name, &Contact::name},
                                TextField{ContactField::email, &Contact::email},
                                TextField{ContactField::mobile, &Contact::mobile}};

tl::unexpected<base::Error> refused(std::string field)
{
    return tl::unexpected(base::Error{base::Code::contactInvalid}.at("parseContact").with("field", std::move(field)));
}

std::string activationName(ActivationChannel channel)
{
    return channel == ActivationChannel::sms ? "sms" : "email";
}

/// The object, or nothing when the text is not JSON, not an object, or says a key twice.
std::optional<nlohmann::json> readObject(std::string_view json)
{
    std::set<std::string> keys;
    bool repeated = false;
    const auto notice = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        if (event == nlohmann::json::parse_event_t::key) repeated |= !keys.insert(parsed.get<std::string>()).second;
        return true;
    };
    auto object = nlohmann::json::parse(json, notice, false);
    if (repeated || !object.is_object()) return {};
    return object;
}

bool setText(Contact& contact, const std::string& key, const std::string& value)
{
    for (const auto& [field, member] : textFields) {
        if (fieldName(field) != key) continue;
        contact.*member = value;
        return true;
    }
    return false;
}

} // namespace

std::string fieldName(ContactField field)
{
    static constexpr std::array names{"organisation", "address", "postcode", "city",   "country",
                                      "first_name",   "name",    "email",    "mobile", "activation"};
    return names.at(static_cast<std::size_t>(field));
}

base::Result<Contact> parseContact(std::string_view json)
{
    if (json.size() > largestJson) return refused("(document)");
    const auto object = readObject(json);
    if (!object) return refused("(document)");

    Contact contact;
    const auto activation = object->find("activation");
    if (activation == object->end() || (*activation != "sms" && *activation != "email")) return refused("activation");
    contact.activation = *activation == "sms" ? ActivationChannel::sms : ActivationChannel::email;
    for (const auto& [key, value] : object->items()) {
        if (key == "activation") continue;
        if (!value.is_string() || !setText(contact, key, value.get<std::string>())) return refused(key.substr(0, 40));
    }
    return contact;
}

std::string contactJson(const Contact& contact)
{
    nlohmann::ordered_json object;
    for (const auto& [field, member] : textFields)
        object[fieldName(field)] = contact.*member;
    object[fieldName(ContactField::activation)] = activationName(contact.activation);
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace sceau::renewal
