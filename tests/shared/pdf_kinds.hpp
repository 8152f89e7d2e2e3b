#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace sceau::test {

/// One way a PDF may be built; `make` writes such a file into a folder.
struct PdfKind {
    std::string name;
    std::function<std::filesystem::path(const std::filesystem::path& folder)> make;
    friend std::ostream& operator<<(std::ostream& out, const PdfKind& kind) { return out << kind.name; }
};

/// Every kind of input that a signer meets.
[[nodiscard]] const std::vector<PdfKind>& pdfKinds();
[[nodiscard]] const PdfKind& pdfKind(const std::string& name);

} // namespace sceau::test
