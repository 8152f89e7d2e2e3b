#include "gui/request.hpp"

#include <algorithm>
#include <vector>

namespace sceau::gui {

namespace {

constexpr std::string_view greeting = "sceau-window-1";
constexpr std::size_t longestPath = 4096, longestToken = 512, fields = 4;

std::vector<std::string> fieldsOf(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = text.find('\0');
        if (end == std::string_view::npos) return {}; // each field ends in a null
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return all;
}

bool isPlainToken(const std::string& token)
{
    return token.size() <= longestToken && std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

bool isPlainPath(const std::string& path)
{
    return path.empty() || (path.size() <= longestPath && path.front() == '/');
}

} // namespace

base::Bytes toBytes(const Request& request)
{
    std::string text;
    const std::string token = isPlainToken(request.activation) ? request.activation : std::string();
    for (const auto& field : {std::string(greeting), request.place ? name(*request.place) : std::string(), request.file.string(), token})
        text += field + '\0';
    const auto bytes = base::bytesOf(text);
    return {bytes.begin(), bytes.end()};
}

std::optional<Request> requestOf(base::BytesView bytes)
{
    if (bytes.size() > longestRequest) return std::nullopt;
    const auto all = fieldsOf(base::textOf(bytes));
    if (all.size() != fields || all[0] != greeting) return std::nullopt;
    const auto place = placeNamed(all[1]);
    if (!place && !all[1].empty()) return std::nullopt;
    if (!isPlainPath(all[2]) || !isPlainToken(all[3])) return std::nullopt;
    return Request{place, all[2], all[3]};
}

} // namespace sceau::gui
