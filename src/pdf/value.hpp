#pragma once

#include "base/result.hpp"
#include "pdf/lexer.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// PDF values as slices of the text they were written in: reading one costs no object per element, and an object that is rewritten
/// keeps every byte that is not changed. (qpdf's object model costs some 350 bytes for each reference of an array: a flat page tree of
/// 200 000 pages would take 94 MiB of the 48 a whole signature may use.)
namespace sceau::pdf {

struct Reference {
    int number = 0;
    int generation = 0;
    friend auto operator<=>(const Reference&, const Reference&) = default;
};

/// Strict types: empty unless the slice is exactly that.
[[nodiscard]] std::optional<std::int64_t> integerOf(std::string_view value);
[[nodiscard]] std::optional<double> numberOf(std::string_view value);
[[nodiscard]] std::optional<Reference> referenceOf(std::string_view value);
[[nodiscard]] std::optional<std::string> nameOf(std::string_view value);   ///< without its slash, #xx decoded
[[nodiscard]] std::optional<std::string> stringOf(std::string_view value); ///< the bytes of a literal or hexadecimal string
[[nodiscard]] bool isDictionary(std::string_view value);
[[nodiscard]] bool isArray(std::string_view value);
[[nodiscard]] bool isNull(std::string_view value); ///< null or absent

/// A text string's bytes (UTF-16BE, UTF-8 with a mark, or PDFDocEncoding) as UTF-8.
[[nodiscard]] std::string utf8Of(std::string_view textString);

/// The values of an array in order; empty when it is none or holds more than `limit`.
[[nodiscard]] std::optional<std::vector<std::string_view>> elementsOf(std::string_view array, std::size_t limit = 1'000'000);

/// A dictionary and the text it was written in.
class Dictionary {
public:
    Dictionary() : text_("<<>>") {}
    /// Empty when malformed or when a key stands twice.
    [[nodiscard]] static std::optional<Dictionary> parse(std::string text);

    /// The value as written; empty when absent or null. Valid as long as this dictionary.
    [[nodiscard]] std::string_view get(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return !get(key).empty(); }
    [[nodiscard]] std::size_t offsetOf(std::string_view value) const { return static_cast<std::size_t>(value.data() - text_.data()); }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::vector<std::string> keys() const;

    /// The same dictionary with a key set or removed; all other bytes stay.
    [[nodiscard]] Dictionary with(std::string_view key, std::string_view value) const;
    [[nodiscard]] Dictionary without(std::string_view key) const;

private:
    struct Entry {
        std::string key;
        std::size_t begin = 0; ///< of the key
        Token value;
    };
    [[nodiscard]] const Entry* find(std::string_view key) const;
    [[nodiscard]] static bool readEntry(Lexer& lexer, Entry& entry);

    std::string text_;
    std::vector<Entry> entries_;
};

} // namespace sceau::pdf
