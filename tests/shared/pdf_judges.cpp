#include "shared/pdf_judges.hpp"

#include "base/bytes.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

fs::path ownFolder(const std::string& name)
{
    static std::atomic<int> count = 0;
    const auto folder = temporaryFolder("judges") / (name + std::to_string(++count));
    fs::create_directories(folder);
    return folder;
}

std::string bytesOfHex(const std::string& digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    return bytes;
}

/// The DER in a padded /Contents: its own length says where it ends.
std::string withoutPadding(const std::string& contents)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(contents.at(i))); };
    if (byte(1) < 0x80) return contents.substr(0, 2 + byte(1));
    std::size_t length = 0;
    for (std::size_t i = 0; i < (byte(1) & 0x7f); ++i)
        length = length << 8 | byte(2 + i);
    return contents.substr(0, 2 + (byte(1) & 0x7f) + length);
}

} // namespace

std::string pdfsig(const fs::path& file)
{
    return run({"pdfsig", file.string()}).output;
}

int countOf(const std::string& sentence, const std::string& text)
{
    int count = 0;
    for (auto at = text.find(sentence); at != std::string::npos; at = text.find(sentence, at + 1))
        ++count;
    return count;
}

std::string qpdfComplaints(const fs::path& file)
{
    const auto outcome = run({"qpdf", "--check", file.string()});
    return outcome.status == 0 ? "" : outcome.output;
}

std::string opensslComplaints(const fs::path& file)
{
    return opensslComplaints(file, authority().root().certificate, now());
}

std::string opensslComplaints(const fs::path& file, const pki::Certificate& root, base::Instant at)
{
    const auto text = readText(file);
    unsigned long long first = 0, length = 0, second = 0, rest = 0;
    const auto range = text.rfind("/ByteRange");
    if (range == std::string::npos
        || std::sscanf(text.c_str() + range, "/ByteRange [%llu %llu %llu %llu", &first, &length, &second, &rest) != 4)
        return "no ByteRange";
    const auto folder = ownFolder("cms");
    writeText(folder / "content", text.substr(first, length) + text.substr(second, rest));
    writeText(folder / "cms", withoutPadding(bytesOfHex(text.substr(length + 1, second - length - 2))));
    writeText(folder / "root", pki::toPem(root));
    const auto time = std::to_string(at.time_since_epoch().count());
    const auto outcome =
        run({"openssl",     "cms",          "-verify",  "-cades",           "-binary", "-inform",       "DER",
             "-in",         folder / "cms", "-content", folder / "content", "-CAfile", folder / "root", "-no-CApath",
             "-no-CAstore", "-purpose",     "any",      "-attime",          time,      "-out",          folder / "verified"});
    return outcome.status == 0 ? "" : outcome.output;
}

std::string drawnBy(const std::string& renderer, const fs::path& file)
{
    const auto folder = ownFolder("pages");
    const auto outcome = renderer == "mutool" ? run({"mutool", "draw", "-q", "-r", "50", "-F", "ppm", "-o", folder / "page%d.ppm", file})
                                              : run({"pdftoppm", "-r", "50", file, folder / "page"});
    if (outcome.status != 0) return outcome.output;
    std::string digests;
    std::vector<fs::path> files(fs::directory_iterator(folder), fs::directory_iterator{});
    std::sort(files.begin(), files.end());
    for (const auto& page : files)
        digests += page.filename().string() + " " + std::to_string(std::hash<std::string>{}(readText(page))) + "\n";
    return digests;
}

std::string textOfPages(const fs::path& file)
{
    return run({"pdftotext", "-layout", file.string(), "-"}).output;
}

} // namespace sceau::test
