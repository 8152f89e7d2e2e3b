#include "cli/visible.hpp"

#include "cli/options.hpp"
#include "renewal/window.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace sceau::cli {
namespace {

constexpr double farthest = 14'400; // ISO 32000-1 annex C.2

bool readNumber(std::string_view text, double& number)
{
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(number) && std::abs(number) <= farthest;
}

} // namespace

base::Result<pdf::Place> placeIn(const std::string& text, const Console& console)
{
    std::array<double, 5> numbers{};
    std::string_view rest = text;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto comma = rest.find(',');
        const bool last = i + 1 == numbers.size();
        const bool read = (comma == std::string_view::npos) == last && readNumber(rest.substr(0, comma), numbers.at(i));
        if (!read) return tl::unexpected(usage(console, "cli.usage.visible", {{"value", text}}));
        rest = last ? std::string_view{} : rest.substr(comma + 1);
    }
    const auto [page, x, y, width, height] = numbers;
    const bool right = page >= 1 && page == std::floor(page) && width > 0 && height > 0;
    if (!right) return tl::unexpected(usage(console, "cli.usage.visible", {{"value", text}}));
    return pdf::Place{static_cast<std::uint64_t>(page), x, y, width, height};
}

std::vector<std::string> visibleLines(const pki::Certificate& certificate, const pades::SignOptions& options, text::Language language)
{
    std::vector<std::string> lines{
        text::sentence("cli.visible.name", language, {{"name", certificate.commonName}}),
        text::sentence("cli.visible.time", language, {{"time", renewal::formatInstant(options.time)}}),
    };
    if (!options.reason.empty()) lines.push_back(options.reason);
    if (!options.location.empty()) lines.push_back(options.location);
    return lines;
}

} // namespace sceau::cli
