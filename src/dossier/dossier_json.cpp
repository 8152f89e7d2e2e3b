#include "dossier/dossier_json.hpp"

#include <nlohmann/json.hpp>

namespace sceau::dossier {

namespace {

using Json = nlohmann::json;

/// One description of the object's shape, walked once to write it and once to read it.
class Writer {
public:
    explicit Writer(Json& json) : json_(json) { json_ = Json::object(); }

    void operator()(const char* key, const auto& value) { json_[key] = value; }
    void operator()(const char* key, const base::Instant& value) { json_[key] = base::rfc3339(value); }
    void operator()(const char* key, const std::optional<base::Instant>& value)
    {
        json_[key] = value ? Json(base::rfc3339(*value)) : Json(nullptr);
    }
    void operator()(const char* key, const renewal::ActivationChannel& value) { json_[key] = static_cast<int>(value); }
    void operator()(const char* key, const renewal::PortalKind& value) { json_[key] = static_cast<int>(value); }
    void group(const char* key, const auto& walk)
    {
        Writer inner(json_[key]);
        walk(inner);
    }

private:
    Json& json_;
};

class Reader {
public:
    explicit Reader(const Json& json) : json_(json) {}

    void operator()(const char* key, std::string& value) { value = text(key); }
    void operator()(const char* key, std::vector<std::string>& value)
    {
        value.clear();
        for (const auto& item : member(key, Json::value_t::array)) {
            value.push_back(item.get<std::string>());
        }
    }
    void operator()(const char* key, bool& value) { value = member(key, Json::value_t::boolean).get<bool>(); }
    void operator()(const char* key, int& value) { value = number(key, 0, 100'000'000); }
    void operator()(const char* key, base::Instant& value) { value = instant(text(key)); }
    void operator()(const char* key, std::optional<base::Instant>& value)
    {
        ++read_;
        const auto& found = json_.at(key);
        if (found.is_null()) return value.reset();
        value = instant(found.get<std::string>());
    }
    void operator()(const char* key, renewal::ActivationChannel& value)
    {
        value = static_cast<renewal::ActivationChannel>(number(key, 0, 1));
    }
    void operator()(const char* key, renewal::PortalKind& value) { value = static_cast<renewal::PortalKind>(number(key, 0, 2)); }
    void group(const char* key, const auto& walk)
    {
        Reader inner(member(key, Json::value_t::object));
        walk(inner);
        inner.refuseOthers();
    }
    void refuseOthers() const
    {
        if (json_.size() != read_) throw std::invalid_argument("unknown key");
    }

private:
    const Json& member(const char* key, Json::value_t type)
    {
        ++read_;
        const auto& found = json_.at(key);
        if (found.type() != type) throw std::invalid_argument(std::string(key) + " is a " + found.type_name());
        return found;
    }
    std::string text(const char* key) { return member(key, Json::value_t::string).get<std::string>(); }
    int number(const char* key, int least, int most)
    {
        ++read_;
        const auto& found = json_.at(key);
        if (!found.is_number_integer() || found < least || found > most) throw std::invalid_argument(std::string(key) + " out of range");
        return found.get<int>();
    }
    static base::Instant instant(const std::string& text)
    {
        const auto time = base::parseRfc3339(text);
        if (!time) throw std::invalid_argument("not a time");
        return *time;
    }

    const Json& json_;
    std::size_t read_ = 0;
};

void walkOrder(auto& visit, auto& order)
{
    visit("number", order.number);
    visit("createdAt", order.createdAt);
    visit("paidAt", order.paidAt);
    visit("priceCents", order.priceCents);
    visit("priceWithTaxCents", order.priceWithTaxCents);
    visit("accompaniment", order.accompaniment);
    visit("accompanimentCents", order.accompanimentCents);
    visit("paymentReference", order.paymentReference);
}

void walkEntry(auto& visit, auto& entry)
{
    visit("cnbf", entry.cnbf);
    visit("civilName", entry.civilName);
    visit("usageName", entry.usageName);
    visit("firstNames", entry.firstNames);
    visit("siren", entry.siren);
    visit("structure", entry.structure);
    visit("bar", entry.bar);
    visit("status", entry.status);
}

void walkContact(auto& visit, auto& contact)
{
    visit("organisation", contact.organisation);
    visit("address", contact.address);
    visit("postcode", contact.postcode);
    visit("city", contact.city);
    visit("country", contact.country);
    visit("firstName", contact.firstName);
    visit("name", contact.name);
    visit("email", contact.email);
    visit("mobile", contact.mobile);
    visit("activation", contact.activation);
}

void walkCertificate(auto& visit, auto& dossier)
{
    visit("issuer", dossier.issuer);
    visit("serial", dossier.serial);
    visit("notBefore", dossier.notBefore);
    visit("notAfter", dossier.notAfter);
}

/// What the contract states and no more: the composing program gets nothing that it does not print.
void walk(auto& visit, auto& dossier)
{
    visit("id", dossier.id);
    visit("issuedAt", dossier.issuedAt);
    visit("portal", dossier.portal);
    visit.group("order", [&](auto& inner) { walkOrder(inner, dossier.order); });
    visit.group("entry", [&](auto& inner) { walkEntry(inner, dossier.entry); });
    visit.group("contact", [&](auto& inner) { walkContact(inner, dossier.contact); });
    visit.group("certificate", [&](auto& inner) { walkCertificate(inner, dossier); });
}

tl::unexpected<base::Error> refused(const char* where, std::string problem)
{
    return tl::unexpected(base::Error{base::Code::composeFailed}.at(where).with("problem", std::move(problem)));
}

} // namespace

base::Result<std::string> toJson(const Dossier& dossier)
{
    Json json;
    Writer write(json);
    walk(write, dossier);
    try {
        return json.dump();
    } catch (const Json::exception&) {
        return refused("toJson", "not UTF-8");
    }
}

base::Result<Dossier> parseDossier(std::string_view json)
{
    const auto parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object()) return refused("parseDossier", "not a JSON object");
    Dossier dossier;
    try {
        Reader read(parsed);
        walk(read, dossier);
        read.refuseOthers();
    } catch (const Json::exception&) {
        return refused("parseDossier", "a key is missing or of another type");
    } catch (const std::invalid_argument& unfit) {
        return refused("parseDossier", unfit.what());
    }
    return dossier;
}

} // namespace sceau::dossier
