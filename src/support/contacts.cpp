#include "support/contacts.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "support/settings.hpp"

#include <nlohmann/json.hpp>
#include <set>

namespace sceau::support {

extern const std::string_view exampleContacts; // resources/contacts.json

namespace {

using base::Code;
using base::Error;
using nlohmann::json;

constexpr std::uint64_t fileLimit = 64U << 10U;
constexpr std::size_t countLimit = 10;
constexpr std::size_t textLimit = 200;

bool isContact(const json& value)
{
    static const std::set<std::string> known{"name", "email", "phone", "hours", "cost"};
    if (!value.is_object() || !value.contains("name")) return false;
    for (const auto& [key, text] : value.items()) {
        if (!known.contains(key) || !text.is_string() || text.get_ref<const std::string&>().size() > textLimit) return false;
    }
    return true;
}

Contact contactIn(const json& value)
{
    const auto text = [&](const char* key) { return value.value(key, std::string{}); };
    return {text("name"), text("email"), text("phone"), text("hours"), text("cost")};
}

base::Result<std::vector<Contact>> parse(std::string_view text)
{
    const auto invalid = base::fail(Code::importInvalid, "contacts");
    const auto document = json::parse(text, nullptr, false);
    if (!document.is_object() || document.size() != 1 || !document.contains("contacts")) return invalid;
    const auto& list = document["contacts"];
    if (!list.is_array() || list.empty() || list.size() > countLimit) return invalid;
    std::vector<Contact> contacts;
    for (const auto& item : list) {
        if (!isContact(item)) return invalid;
        contacts.push_back(contactIn(item));
    }
    return contacts;
}

base::Result<std::vector<Contact>> read(const std::filesystem::path& file)
{
    const auto bytes = base::readFile(file, fileLimit);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse(base::textOf(*bytes));
}

} // namespace

std::vector<Contact> contacts(const std::filesystem::path& file)
{
    const auto edited = read(file.empty() ? settings().contacts : file);
    if (edited) return *edited;
    if (edited.error().code != Code::fileMissing) base::log(edited.error());
    return parse(exampleContacts).value_or(std::vector<Contact>{});
}

} // namespace sceau::support
