#pragma once

#include "pki/certificate.hpp"
#include "token/types.hpp"

#include <nlohmann/json.hpp>

/// The shapes of SPEC § 8.
namespace sceau::cli {

using Json = nlohmann::ordered_json;

/// One line; bytes that are not UTF-8 (file names) become U+FFFD.
[[nodiscard]] std::string lineOf(const Json& json);

[[nodiscard]] Json jsonOf(const token::Token& token);
[[nodiscard]] Json summaryOf(const token::Token& token);

[[nodiscard]] std::string name(pki::Role role);

} // namespace sceau::cli
