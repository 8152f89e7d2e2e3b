#pragma once

#include "pki/certificate.hpp"
#include "shared/process.hpp"

#include <filesystem>
#include <string>

/// Programs that others wrote, asked what they think of a PDF.
namespace sceau::test {

/// pdfsig's report: "Signature is Valid." and "Total document signed" are in it for a good signature.
[[nodiscard]] std::string pdfsig(const std::filesystem::path& file);
/// How often a sentence stands in a text.
[[nodiscard]] int countOf(const std::string& sentence, const std::string& text);

/// Empty when `qpdf --check` has nothing to say.
[[nodiscard]] std::string qpdfComplaints(const std::filesystem::path& file);

/// Empty when `openssl cms -verify -cades` accepts the file's last signature over the ranges that its /ByteRange names, under the
/// test authority's root.
[[nodiscard]] std::string opensslComplaints(const std::filesystem::path& file);
/// The same under another root, at another time.
[[nodiscard]] std::string opensslComplaints(const std::filesystem::path& file, const pki::Certificate& root, base::Instant at);

/// A digest of each page as "mutool" or "pdftoppm" draws it.
[[nodiscard]] std::string drawnBy(const std::string& renderer, const std::filesystem::path& file);
[[nodiscard]] std::string textOfPages(const std::filesystem::path& file);

} // namespace sceau::test
