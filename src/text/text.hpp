#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace sceau::text {

enum class Language { french, english };

/// "fr", "fr_FR.UTF-8" → french; "en…" → english; anything else → french.
[[nodiscard]] Language languageOf(std::string_view locale);

/// What a person reads of a failure: what happened, why, and the one next step.
struct Message {
    std::string title;
    std::string cause;
    std::string next;
};

/// From resources/text.json, {placeholders} filled from the error's facts. A part in [square brackets] is left out when one of its
/// placeholders has no value; elsewhere a missing value leaves nothing.
[[nodiscard]] Message describe(const base::Error& error, Language language);
[[nodiscard]] Message describe(base::Code code, Language language, const base::Facts& facts = {});

/// Verdicts, field problems and progress stages ("R2b.early", "contact.postcode.format", "stage.hash"):
/// `title` is the sentence, `next` the remedy (may be empty).
[[nodiscard]] Message message(std::string_view key, Language language, const base::Facts& facts = {});
[[nodiscard]] std::string sentence(std::string_view key, Language language, const base::Facts& facts = {});

/// Whether a key has texts in both languages (tests).
[[nodiscard]] bool has(std::string_view key);

} // namespace sceau::text
