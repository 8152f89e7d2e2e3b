#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace sceau::test {

/// A PDF put together by hand, with the cross-reference wanted: what the programs at hand do not write, and what nobody should.
struct PdfMaker {
    std::map<int, std::string> objects;
    std::string version = "1.7";
    std::string lineEnd = "\n";
    std::string trailer = "/Root 1 0 R /Info 9 0 R /ID [ <00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff> ]";
    std::string junk; ///< before "%PDF-"
    bool lastLineEnds = true;

    [[nodiscard]] std::string classic() const;
    [[nodiscard]] std::string crossReferenceStream() const;
    /// Objects of `hidden` lie in an object stream that only /XRefStm knows.
    [[nodiscard]] std::string hybrid(const std::set<int>& hidden) const;
};

/// Two pages with text and lines: objects 1 (catalog), 2 to 5 (pages), 6 to 8 (contents, font), 9 (information).
[[nodiscard]] PdfMaker twoPages();

/// A stream object's body.
[[nodiscard]] std::string stream(const std::string& data, const std::string& entries = {});

/// Writes a file; the test stops where that fails.
std::filesystem::path writeText(const std::filesystem::path& file, const std::string& text);
[[nodiscard]] std::string readText(const std::filesystem::path& file);

} // namespace sceau::test
