#include "dossier/layout/markup.hpp"

#include <array>
#include <optional>
#include <utility>

namespace sceau::dossier::layout {

namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 7> prefixes{{{"# ", Kind::title},
                                                                     {"## ", Kind::heading},
                                                                     {"### ", Kind::article},
                                                                     {"> ", Kind::lead},
                                                                     {"- ", Kind::item},
                                                                     {"_ ", Kind::ruledLine},
                                                                     {"[] ", Kind::area}}};

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::optional<Line> rowOf(std::string_view text)
{
    const bool optional = text.starts_with("|?");
    text.remove_prefix(optional ? 2 : 1);
    const auto middle = text.find('|');
    const auto end = text.rfind('|');
    if (middle == std::string_view::npos || middle == end || text.find('|', middle + 1) != end) return std::nullopt;
    return Line{optional ? Kind::optionalRow : Kind::row, trimmed(text.substr(0, middle)),
                trimmed(text.substr(middle + 1, end - middle - 1))};
}

std::optional<Line> lineOf(std::string_view text)
{
    if (text.starts_with('|')) return rowOf(text);
    for (const auto& [prefix, kind] : prefixes) {
        if (text.starts_with(prefix)) return Line{kind, {}, trimmed(text.substr(prefix.size()))};
    }
    return Line{Kind::paragraph, {}, trimmed(text)};
}

class Parser {
public:
    base::Result<std::vector<Block>> parse(std::string_view text)
    {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            ++number_;
            if (!take(text.substr(0, end))) return refused();
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (inBoxes_) return refused();
        return std::move(blocks_);
    }

private:
    bool take(std::string_view line)
    {
        if (trimmed(line).empty()) return true;
        if (line == "::: boxes") return open();
        if (line == ":::") return std::exchange(inBoxes_, false);
        if (line == "---" && inBoxes_) return blocks_.back().boxes.emplace_back(), true;
        auto parsed = lineOf(line);
        if (!parsed) return false;
        if (inBoxes_) return blocks_.back().boxes.back().push_back(std::move(*parsed)), true;
        return blocks_.push_back({std::move(*parsed), {}}), true;
    }

    bool open()
    {
        if (std::exchange(inBoxes_, true)) return false;
        blocks_.push_back({{}, {Box{}}});
        return true;
    }

    [[nodiscard]] tl::unexpected<base::Error> refused() const
    {
        return tl::unexpected(base::Error{base::Code::composeFailed}.at("parseMarkup").with("line", std::to_string(number_)));
    }

    std::vector<Block> blocks_;
    bool inBoxes_ = false;
    int number_ = 0;
};

} // namespace

base::Result<std::vector<Block>> parseMarkup(std::string_view text)
{
    return Parser().parse(text);
}

std::vector<Span> spansOf(std::string_view text)
{
    constexpr std::string_view mark = "**";
    std::vector<Span> spans;
    for (bool strong = false;; strong = !strong) {
        const auto end = text.find(mark);
        if (const auto part = text.substr(0, end); !part.empty()) spans.push_back({std::string(part), strong});
        if (end == std::string_view::npos) return spans;
        text.remove_prefix(end + mark.size());
    }
}

} // namespace sceau::dossier::layout
