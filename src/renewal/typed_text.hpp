#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What people type, before any rule looks at it. White space is Unicode's: U+00A0 and U+202F come with pasted French text.
namespace sceau::renewal {

/// Without any white space: numbers and codes.
[[nodiscard]] std::string withoutSpaces(std::string_view text);

/// Trimmed, each run of white space one space: lines of text.
[[nodiscard]] std::string withSingleSpaces(std::string_view text);

/// Well-formed UTF-8 without control, invisible formatting, private or unassigned characters.
[[nodiscard]] bool isPlainText(std::string_view text);

/// ASCII digits only; true of an empty text.
[[nodiscard]] bool areDigits(std::string_view text);

/// In characters, not bytes.
[[nodiscard]] std::size_t lengthOf(std::string_view text);

} // namespace sceau::renewal
