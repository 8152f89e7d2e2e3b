#pragma once

#include "base/result.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace sceau::workflow {

/// Takes members out of an object one by one: what is missing, of another type or left over makes it unreadable
/// (std::invalid_argument, which never leaves the reader's file).
class JsonMembers {
public:
    explicit JsonMembers(nlohmann::json object) : object_(std::move(object))
    {
        if (!object_.is_object()) throw std::invalid_argument("not an object");
    }

    template <class T> T take(const char* key)
    {
        const auto found = object_.find(key);
        if (found == object_.end() || !fits<T>(*found)) throw std::invalid_argument(key);
        T value = found->template get<T>();
        object_.erase(found);
        return value;
    }
    /// An object or an array, as it is.
    nlohmann::json takeAny(const char* key)
    {
        const auto found = object_.find(key);
        if (found == object_.end() || !found->is_structured()) throw std::invalid_argument(key);
        nlohmann::json value = std::move(*found);
        object_.erase(found);
        return value;
    }
    void end() const
    {
        if (!object_.empty()) throw std::invalid_argument("unknown key");
    }

private:
    template <class T> static bool fits(const nlohmann::json& value)
    {
        if constexpr (std::is_same_v<T, bool>)
            return value.is_boolean();
        else if constexpr (std::is_same_v<T, std::string>)
            return value.is_string();
        else if constexpr (std::is_unsigned_v<T>)
            return value.is_number_unsigned();
        else
            return value.is_number_integer();
    }
    nlohmann::json object_;
};

template <class T> T orThrow(base::Result<T> result, const char* what)
{
    if (!result) throw std::invalid_argument(what);
    return *std::move(result);
}

/// What `read` makes of a JSON object; what it cannot take is `code` with the fact "problem": "json", or the member.
template <class Read>
auto readMembers(std::string_view text, base::Code code, const char* where, const Read& read)
    -> base::Result<decltype(read(std::declval<JsonMembers>()))>
{
    const auto refused = [&](const char* problem) { return tl::unexpected(base::Error{code}.at(where).with("problem", problem)); };
    try {
        return read(JsonMembers{nlohmann::json::parse(text)});
    } catch (const nlohmann::json::exception&) {
        return refused("json");
    } catch (const std::invalid_argument& problem) {
        return refused(problem.what());
    }
}

} // namespace sceau::workflow
