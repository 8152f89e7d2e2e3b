#pragma once

#include "pdf/document.hpp"

#include <map>

/// Writing PDF values, and the objects an update adds or rewrites.
namespace sceau::pdf {

[[nodiscard]] std::string written(Reference reference); ///< "12 0 R"
[[nodiscard]] std::string written(double number);       ///< at most three decimals, no exponent
[[nodiscard]] std::string literalString(std::string_view bytes);
[[nodiscard]] std::string hexString(std::string_view bytes);
/// A text string: PDFDocEncoding's ASCII as a literal, anything else as UTF-16BE. Ill-formed UTF-8 gives U+FFFD.
[[nodiscard]] std::string textString(std::string_view utf8);
/// The array with a value added at its end.
[[nodiscard]] std::string appended(std::string_view array, std::string_view value);

/// The code points of a UTF-8 text; U+FFFD where it is ill-formed.
[[nodiscard]] std::u32string codePoints(std::string_view utf8);

/// The objects that one incremental update writes: new ones, and old ones with changes. An object read through here shows the changes
/// made so far.
class Edits {
public:
    explicit Edits(Document& document);

    [[nodiscard]] Reference add(std::string body); ///< a new object
    [[nodiscard]] Reference reserve();             ///< a number for an object that is set later
    void set(Reference reference, std::string body);

    [[nodiscard]] base::Result<std::string> text(std::string_view value);
    [[nodiscard]] base::Result<Dictionary> dictionary(std::string_view value);
    /// `owner` with `value` added to its array `key`: there when the array is direct or absent, in the array's own object otherwise.
    [[nodiscard]] base::Result<Dictionary> append(const Dictionary& owner, std::string_view key, std::string_view value);

    [[nodiscard]] const std::map<Reference, std::string>& objects() const { return objects_; }
    [[nodiscard]] int nextNumber() const { return next_; }

private:
    Document& document_;
    std::map<Reference, std::string> objects_;
    int next_;
};

} // namespace sceau::pdf
