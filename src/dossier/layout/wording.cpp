#include "dossier/layout/wording.hpp"

#include <nlohmann/json.hpp>

namespace sceau::dossier::layout {

extern const std::string_view contractText;
extern const std::string_view termsText;
extern const std::string_view wordsText;

base::Result<std::string> Wording::word(std::string_view key, const Fields& fields) const
{
    const auto found = words.find(key);
    if (found == words.end()) {
        return tl::unexpected(base::Error{base::Code::composeFailed}.at("word").with("word", std::string(key)));
    }
    return fields.fill(found->second);
}

base::Result<Wording> embeddedWording()
{
    Wording wording{.contract = contractText, .terms = termsText, .words = {}};
    const auto words = nlohmann::json::parse(wordsText, nullptr, false);
    if (!words.is_object()) return base::fail(base::Code::composeFailed, "words.json");
    for (const auto& [key, text] : words.items()) {
        if (!text.is_string()) return base::fail(base::Code::composeFailed, "words.json");
        wording.words.emplace(key, text.get<std::string>());
    }
    return wording;
}

} // namespace sceau::dossier::layout
