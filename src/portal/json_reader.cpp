#include "portal/json_reader.hpp"

#include <algorithm>

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;
using nlohmann::json;

const json emptyObject = json::object();

Error invalid(std::string at, std::string problem)
{
    return Error{Code::importInvalid}.at("portal.import").with("at", std::move(at)).with("problem", std::move(problem));
}

bool hasControl(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

base::Result<json> parseJson(std::string_view text)
{
    std::vector<std::set<std::string>> keys;
    std::string duplicate;
    const auto watch = [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) keys.emplace_back();
        if (event == json::parse_event_t::object_end) keys.pop_back();
        if (event == json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second)
            duplicate = parsed.get<std::string>();
        return true;
    };
    auto document = json::parse(text, watch, false);
    if (document.is_discarded()) return tl::unexpected(invalid("/", "JSON"));
    if (!duplicate.empty()) return tl::unexpected(invalid("/", "duplicate key " + duplicate));
    return document;
}

JsonReader::JsonReader(const json& value, std::string pointer, std::optional<Error>& problem)
    : value_(&value), pointer_(std::move(pointer)), problem_(&problem)
{
    if (value.is_object()) return;
    value_ = &emptyObject;
    if (!problem) problem = invalid(pointer_.empty() ? "/" : pointer_, "an object is expected");
}

void JsonReader::refuse(const std::string& key, const std::string& problem)
{
    if (!*problem_) *problem_ = invalid(pointer_ + '/' + key, problem);
}

void JsonReader::finish()
{
    for (const auto& item : value_->items()) {
        if (!asked_.contains(item.key())) refuse(item.key(), "unknown key");
    }
}

const json* JsonReader::find(const std::string& key)
{
    asked_.insert(key);
    const auto found = value_->find(key);
    return found == value_->end() ? nullptr : &*found;
}

bool JsonReader::has(const std::string& key)
{
    return find(key) != nullptr;
}

std::string JsonReader::checkedText(const std::string& key, const json& value, std::size_t limit)
{
    if (!value.is_string()) {
        refuse(key, "a string is expected");
        return {};
    }
    auto text = value.get<std::string>();
    if (text.size() > limit) refuse(key, "longer than " + std::to_string(limit) + " bytes");
    if (hasControl(text)) refuse(key, "control character");
    return text;
}

std::string JsonReader::text(const std::string& key, std::size_t limit)
{
    auto text = optionalText(key, limit);
    if (text.empty()) refuse(key, "missing or empty");
    return text;
}

std::string JsonReader::optionalText(const std::string& key, std::size_t limit)
{
    const json* found = find(key);
    return found ? checkedText(key, *found, limit) : std::string{};
}

std::vector<std::string> JsonReader::texts(const std::string& key)
{
    const json* found = find(key);
    if (!found || !found->is_array() || found->empty() || found->size() > 20) {
        refuse(key, "a list of 1 to 20 strings is expected");
        return {};
    }
    std::vector<std::string> texts;
    for (const auto& item : *found)
        texts.push_back(checkedText(key, item, 100));
    if (std::find(texts.begin(), texts.end(), std::string{}) != texts.end()) refuse(key, "empty string");
    return texts;
}

bool JsonReader::flag(const std::string& key, bool otherwise)
{
    const json* found = find(key);
    if (!found) return otherwise;
    if (found->is_boolean()) return found->get<bool>();
    refuse(key, "true or false is expected");
    return otherwise;
}

int JsonReader::amount(const std::string& key, int otherwise)
{
    const json* found = find(key);
    if (!found) return otherwise;
    constexpr int limit = 100'000'000;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() <= limit) return found->get<int>();
    refuse(key, "a whole number of cents is expected");
    return otherwise;
}

base::Instant JsonReader::time(const std::string& key)
{
    const auto time = optionalTime(key);
    if (!time) refuse(key, "missing");
    return time.value_or(base::Instant{});
}

std::optional<base::Instant> JsonReader::optionalTime(const std::string& key)
{
    const json* found = find(key);
    if (!found) return std::nullopt;
    const auto time = base::parseRfc3339(checkedText(key, *found, 40));
    if (!time) {
        refuse(key, "a time is expected, as 2026-11-21T20:50:00Z");
        return std::nullopt;
    }
    return *time;
}

JsonReader JsonReader::object(const std::string& key)
{
    const json* found = find(key);
    if (!found) refuse(key, "missing");
    return {found ? *found : emptyObject, pointer_ + '/' + key, *problem_};
}

std::vector<JsonReader> JsonReader::objects(const std::string& key)
{
    const json* found = find(key);
    if (!found) return {};
    if (!found->is_array()) {
        refuse(key, "a list is expected");
        return {};
    }
    std::vector<JsonReader> readers;
    for (std::size_t i = 0; i < found->size(); ++i) {
        readers.emplace_back((*found)[i], pointer_ + '/' + key + '/' + std::to_string(i), *problem_);
    }
    return readers;
}

} // namespace sceau::portal
