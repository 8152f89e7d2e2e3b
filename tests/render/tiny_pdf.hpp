#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::test {

/// A page of a PDF made by hand: its size and its content stream; font /F1 is Helvetica.
struct TinyPage {
    std::string content;
    std::string mediaBox = "0 0 595 842";
    std::string objects{}; ///< entries of /XObject
};

/// Objects 1 (catalog) and 2 (pages), then two a page; `more` follow, the first of them numbered 3 + 2 × pages.
[[nodiscard]] std::string tinyPdf(const std::vector<TinyPage>& pages, const std::vector<std::string>& more = {});

[[nodiscard]] std::string streamObject(const std::string& dictionary, const std::string& content);

/// "BT … (text) Tj ET" at 72, 500.
[[nodiscard]] std::string words(const std::string& text);

/// A file of this process, removed at its end.
[[nodiscard]] std::filesystem::path saved(const std::string& bytes, const std::string& name);

/// Standard output of a shell command.
[[nodiscard]] std::string outputOf(const std::string& command);

} // namespace sceau::test
