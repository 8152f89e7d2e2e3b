#pragma once

#include "pades/verify.hpp"
#include "signed_pdf.hpp"

#include <functional>
#include <vector>

/// What attackers do to signed PDFs, as bytes that a test makes, and what is expected of the verifier.
namespace sceau::test {

/// One way to mount an attack.
struct Variant {
    std::string name;
    std::function<std::string()> make;            ///< the attacked file
    std::string subIndication = "FORMAT_FAILURE"; ///< of the signature under attack; empty when the file is not readable at all
};

/// Every variant is refused: the file TOTAL-FAILED or unreadable, its first signature TOTAL-FAILED with its sub-indication.
/// The test's log says what pdfsig (poppler) makes of the same bytes, for comparison.
void expectRefused(const std::string& attack, const std::vector<Variant>& variants);

/// The first signature's report; the test fails where there is none.
[[nodiscard]] pades::SignatureReport firstOf(const std::string& pdf);
/// What was changed after a file's first signature, which must be intact, by an update.
[[nodiscard]] pades::Changes changesOf(const Update& update, const SignedPdf& pdf = plainSigned());

/// An object's dictionary with further entries before its end.
[[nodiscard]] std::string withEntries(std::string dictionary, const std::string& entries);
/// An object of a file's last revision with further entries.
[[nodiscard]] std::string extended(const SignedPdf& pdf, int number, const std::string& entries);
/// A page with one more annotation.
[[nodiscard]] std::string withAnnotation(std::string page, const std::string& reference);
/// Text with its last occurrence of `what` replaced; the test stops where there is none.
[[nodiscard]] std::string replacedLast(std::string text, const std::string& what, const std::string& by);

/// The object of a file's /AcroForm.
[[nodiscard]] int formNumber(const std::string& pdf);

/// Where the parts of a file's only signature stand.
struct SignatureNumbers {
    int form = 0, field = 0, value = 0;
};
[[nodiscard]] SignatureNumbers signatureNumbers(const std::string& pdf);

/// An update of a file with one field more in its form.
[[nodiscard]] Update withField(const std::string& pdf, const std::string& field);

[[nodiscard]] std::string referenceTo(int number);

} // namespace sceau::test
