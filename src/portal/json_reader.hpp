#pragma once

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sceau::portal {

/// One JSON value and where it stands. Accessors remember the first thing that is wrong in a shared place, so that a reader reads
/// straight on and asks once at the end.
class JsonReader {
public:
    JsonReader(const nlohmann::json& value, std::string pointer, std::optional<base::Error>& problem);

    /// Refuses keys that were not asked for; call it after the accessors.
    void finish();

    [[nodiscard]] bool has(const std::string& key);
    [[nodiscard]] std::string text(const std::string& key, std::size_t limit = 300);         ///< required, not empty
    [[nodiscard]] std::string optionalText(const std::string& key, std::size_t limit = 300); ///< "" when absent
    [[nodiscard]] std::vector<std::string> texts(const std::string& key);                    ///< required, one at least
    [[nodiscard]] bool flag(const std::string& key, bool otherwise);
    [[nodiscard]] int amount(const std::string& key, int otherwise); ///< euro cents
    [[nodiscard]] base::Instant time(const std::string& key);
    [[nodiscard]] std::optional<base::Instant> optionalTime(const std::string& key);
    [[nodiscard]] JsonReader object(const std::string& key);
    [[nodiscard]] std::vector<JsonReader> objects(const std::string& key); ///< absent: none

    /// Records what is wrong at `key`, unless something is already.
    void refuse(const std::string& key, const std::string& problem);

private:
    [[nodiscard]] const nlohmann::json* find(const std::string& key);
    [[nodiscard]] std::string checkedText(const std::string& key, const nlohmann::json& value, std::size_t limit);

    const nlohmann::json* value_;
    std::string pointer_;
    std::optional<base::Error>* problem_;
    std::set<std::string> asked_;
};

/// Parses strictly: no duplicate key, no comment, UTF-8. Code::importInvalid.
[[nodiscard]] base::Result<nlohmann::json> parseJson(std::string_view text);

} // namespace sceau::portal
