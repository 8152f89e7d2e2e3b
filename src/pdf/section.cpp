#include "pdf/section.hpp"

#include "pdf/inflate.hpp"
#include "pdf/object.hpp"

#include <array>
#include <numeric>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t longestTrailer = 4 * 1024 * 1024;
constexpr std::size_t entryLength = 20;
constexpr std::size_t entriesAtOnce = 3200;

tl::unexpected<base::Error> broken(std::string what)
{
    return base::fail(Code::pdfBroken, std::move(what));
}

std::optional<std::uint64_t> digits(std::string_view text)
{
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

/// "nnnnnnnnnn ggggg n" and a line end of two characters.
std::optional<Location> entryOf(std::string_view line)
{
    const auto offset = digits(line.substr(0, 10));
    const auto generation = digits(line.substr(11, 5));
    const auto ending = line.substr(18, 2);
    const bool wellFormed = line[10] == ' ' && line[16] == ' ' && (ending == " \r" || ending == " \n" || ending == "\r\n");
    if (!offset || !generation || *generation > 65535 || !wellFormed) return std::nullopt;
    if (line[17] != 'n' && line[17] != 'f') return std::nullopt;
    return Location{line[17] == 'n' ? Location::Kind::plain : Location::Kind::free, *offset, static_cast<int>(*generation)};
}

base::Status checkRange(std::uint64_t first, std::uint64_t count, const Limits& limits)
{
    const std::uint64_t most = static_cast<std::uint64_t>(limits.objects) + 1;
    if (first > most || count > most || first + count > most) return base::fail(Code::tooManyObjects, "cross-reference");
    return {};
}

std::optional<std::uint64_t> naturalOf(std::string_view value)
{
    const auto number = integerOf(value);
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::uint64_t>(*number);
}

/// Reads one section; holds what its steps share.
class SectionReader {
public:
    SectionReader(const File& file, std::uint64_t header, const Limits& limits, const EntrySink& sink)
        : file_(file), header_(header), limits_(limits), sink_(sink)
    {
    }

    base::Result<ReadSection> read(std::uint64_t offset)
    {
        if (offset >= file_.size() || offset + header_ >= file_.size()) return broken("cross-reference beyond the end");
        result_.section.offset = offset;
        position_ = offset + header_;
        if (auto found = stepBackToKeyword(); !found) return tl::unexpected(found.error());
        auto start = file_.read(position_, 32);
        if (!start) return tl::unexpected(start.error());
        Lexer lexer(*start);
        const bool classic = lexer.accept("xref");
        if (classic) position_ += lexer.position();
        auto done = classic ? classicTable() : stream();
        if (!done) return tl::unexpected(done.error());
        return std::move(result_);
    }

private:
    /// Where the offset leads into the keyword itself: a writer counted wrong.
    base::Status stepBackToKeyword()
    {
        constexpr std::string_view keyword = "xref";
        const auto before = std::min<std::uint64_t>(position_, keyword.size() - 1);
        const auto text = file_.read(position_ - before, static_cast<std::size_t>(before) + keyword.size());
        if (!text) return tl::unexpected(text.error());
        const auto at = text->find(keyword);
        result_.section.exact = at == std::string::npos || at >= before;
        if (!result_.section.exact) position_ -= before - at;
        return {};
    }

    base::Status classicTable()
    {
        for (;;) {
            auto text = file_.read(position_, 64);
            if (!text) return tl::unexpected(text.error());
            Lexer lexer(*text);
            if (lexer.accept("trailer")) {
                position_ += lexer.position();
                return trailer();
            }
            if (auto done = subsection(*text); !done) return done;
        }
    }

    base::Status subsection(std::string_view text)
    {
        Lexer lexer(text);
        const auto first = lexer.integer();
        const auto count = lexer.integer();
        if (!first || !count || *first < 0 || *count < 0) return broken("subsection");
        const auto begin = static_cast<std::uint64_t>(*first);
        const auto entries = static_cast<std::uint64_t>(*count);
        if (auto fits = checkRange(begin, entries, limits_); !fits) return fits;
        auto at = lexer.position();
        while (at < text.size() && isWhite(text[at]))
            ++at;
        position_ += at;
        return entriesOf(begin, entries);
    }

    base::Status entriesOf(std::uint64_t first, std::uint64_t count)
    {
        for (std::uint64_t done = 0; done < count;) {
            const auto now = std::min<std::uint64_t>(entriesAtOnce, count - done);
            auto text = file_.read(position_, static_cast<std::size_t>(now) * entryLength);
            if (!text) return tl::unexpected(text.error());
            if (text->size() != now * entryLength) return broken("table cut short");
            for (std::size_t i = 0; i < now; ++i) {
                const auto entry = entryOf(std::string_view(*text).substr(i * entryLength, entryLength));
                if (!entry) return broken("entry");
                addClassic(static_cast<std::size_t>(first + done + i), *entry);
            }
            position_ += text->size();
            done += now;
        }
        return {};
    }

    void addClassic(std::size_t number, const Location& entry)
    {
        if (entry.kind == Location::Kind::free)
            result_.freed.push_back(number);
        else
            sink_(number, entry);
    }

    base::Status trailer()
    {
        auto dictionary = readGrowing(file_, position_, longestTrailer, [this](std::string_view text) -> std::optional<std::string> {
            Lexer lexer(text);
            const auto value = lexer.value();
            if (!value || value->kind != TokenKind::dictionaryOpen) return std::nullopt;
            result_.section.end = position_ + value->end;
            return std::string(lexer.view(*value));
        });
        if (!dictionary) return tl::unexpected(dictionary.error());
        return keep(std::move(*dictionary));
    }

    base::Status keep(std::string dictionary)
    {
        auto parsed = Dictionary::parse(std::move(dictionary));
        if (!parsed) return broken("trailer dictionary");
        result_.trailer = std::move(*parsed);
        result_.previous = naturalOf(result_.trailer.get("Prev"));
        if (result_.trailer.has("Prev") && !result_.previous) return broken("Prev");
        result_.hiddenTable = naturalOf(result_.trailer.get("XRefStm"));
        if (result_.trailer.has("XRefStm") && !result_.hiddenTable) return broken("XRefStm");
        result_.section.hybrid = !result_.section.stream && result_.hiddenTable.has_value();
        return {};
    }

    base::Status stream()
    {
        auto object = readObject(file_, position_, longestTrailer);
        if (!object) return tl::unexpected(object.error());
        result_.section.stream = true;
        if (auto kept = keep(std::move(object->text)); !kept) return kept;
        if (!object->streamData || nameOf(result_.trailer.get("Type")) != "XRef") return broken("cross-reference stream");
        return rows(*object->streamData);
    }

    base::Status rows(std::uint64_t dataOffset)
    {
        const auto length = naturalOf(result_.trailer.get("Length"));
        const auto coding = codingOf(result_.trailer);
        const auto ranges = index();
        if (!coding) return tl::unexpected(coding.error());
        if (!ranges) return tl::unexpected(ranges.error());
        if (!length || !widths()) return broken("cross-reference stream dictionary");
        const auto count = std::accumulate(ranges->begin(), ranges->end(), std::uint64_t{0},
                                           [](auto sum, const auto& range) { return sum + range.second; });
        if (count > 2 * (static_cast<std::uint64_t>(limits_.objects) + 1)) return base::fail(Code::tooManyObjects, "cross-reference");
        const auto width = widths_[0] + widths_[1] + widths_[2];
        const auto most = static_cast<std::size_t>(count) * (width + 1) + 4096;
        auto data = decodeStream(file_, dataOffset, *length, *coding, most);
        if (!data) return tl::unexpected(data.error());
        if (data->size() < count * width) return broken("cross-reference stream cut short");
        result_.section.end = dataOffset + *length;
        addRows(*ranges, *data);
        return {};
    }

    base::Result<std::vector<std::pair<std::uint64_t, std::uint64_t>>> index()
    {
        const auto size = naturalOf(result_.trailer.get("Size"));
        if (!size) return broken("Size");
        if (!result_.trailer.has("Index")) {
            if (auto fits = checkRange(0, *size, limits_); !fits) return tl::unexpected(fits.error());
            return std::vector<std::pair<std::uint64_t, std::uint64_t>>{{0, *size}};
        }
        const auto numbers = elementsOf(result_.trailer.get("Index"));
        if (!numbers || numbers->size() % 2 != 0) return broken("Index");
        std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
        for (std::size_t i = 0; i < numbers->size(); i += 2) {
            const auto first = naturalOf((*numbers)[i]);
            const auto count = naturalOf((*numbers)[i + 1]);
            if (!first || !count) return broken("Index");
            if (auto fits = checkRange(*first, *count, limits_); !fits) return tl::unexpected(fits.error());
            ranges.emplace_back(*first, *count);
        }
        return ranges;
    }

    bool widths()
    {
        const auto written = elementsOf(result_.trailer.get("W"), 16);
        if (!written || written->size() < 3) return false;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto width = naturalOf((*written)[i]);
            if (!width || *width > 8) return false;
            widths_.at(i) = static_cast<std::size_t>(*width);
        }
        return widths_[1] > 0;
    }

    void addRows(const std::vector<std::pair<std::uint64_t, std::uint64_t>>& ranges, std::string_view data)
    {
        std::size_t at = 0;
        const auto field = [&](std::size_t width, std::uint64_t absent) {
            std::uint64_t number = width == 0 ? absent : 0;
            for (std::size_t i = 0; i < width; ++i)
                number = number << 8 | static_cast<unsigned char>(data[at++]);
            return number;
        };
        for (const auto& [first, count] : ranges)
            for (std::uint64_t i = 0; i < count; ++i) {
                const auto type = field(widths_[0], 1);
                const auto second = field(widths_[1], 0);
                const auto third = field(widths_[2], 0);
                if (type > 2 || third > 0xffffff) continue;
                constexpr std::array kinds{Location::Kind::free, Location::Kind::plain, Location::Kind::compressed};
                sink_(static_cast<std::size_t>(first + i), {kinds.at(static_cast<std::size_t>(type)), second, static_cast<int>(third)});
            }
    }

    const File& file_;
    std::uint64_t header_;
    const Limits& limits_;
    const EntrySink& sink_;
    std::uint64_t position_ = 0;
    std::array<std::size_t, 3> widths_{};
    ReadSection result_;
};

} // namespace

base::Result<ReadSection> readSection(const File& file, std::uint64_t header, std::uint64_t offset, const Limits& limits,
                                      const EntrySink& sink)
{
    return SectionReader(file, header, limits, sink).read(offset);
}

} // namespace sceau::pdf
