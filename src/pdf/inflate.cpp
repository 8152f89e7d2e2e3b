#include "pdf/inflate.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <zlib.h>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t chunk = 64 * 1024;

std::size_t sizeOr(const Dictionary& parameters, std::string_view key, std::size_t otherwise)
{
    const auto value = integerOf(parameters.get(key));
    return value && *value > 0 && *value < 1'000'000 ? static_cast<std::size_t>(*value) : otherwise;
}

/// A single value, or the one element of an array.
std::optional<std::string_view> single(std::string_view value)
{
    if (!isArray(value)) return value;
    const auto elements = elementsOf(value, 8);
    if (!elements || elements->size() > 1) return std::nullopt;
    return elements->empty() || isNull(elements->front()) ? std::string_view{} : elements->front();
}

struct Inflater {
    Inflater() { ready = inflateInit(&stream) == Z_OK; }
    ~Inflater()
    {
        if (ready) inflateEnd(&stream);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    z_stream stream{};
    bool ready = false;
};

/// Feeds one piece of input; Z_OK, Z_STREAM_END or an error, Z_BUF_ERROR beyond the limit.
int inflatePiece(z_stream& stream, std::string_view input, std::string& output, std::size_t limit)
{
    std::array<char, chunk> buffer{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data())); // zlib reads only
    stream.avail_in = static_cast<uInt>(input.size());
    int state = Z_OK;
    do {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        output.append(buffer.data(), buffer.size() - stream.avail_out);
        if (output.size() > limit) return Z_BUF_ERROR;
    } while (state == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
    return state == Z_BUF_ERROR && stream.avail_in == 0 ? Z_OK : state;
}

base::Result<std::string> inflated(const File& file, std::uint64_t offset, std::uint64_t length, std::size_t limit)
{
    Inflater inflater;
    if (!inflater.ready) return base::fail(Code::internal, "inflateInit");
    std::string output;
    int state = Z_OK;
    for (std::uint64_t done = 0; done < length && state == Z_OK;) {
        auto piece = file.read(offset + done, static_cast<std::size_t>(std::min<std::uint64_t>(chunk, length - done)));
        if (!piece) return piece;
        if (piece->empty()) break;
        done += piece->size();
        state = inflatePiece(inflater.stream, *piece, output, limit);
    }
    if (state != Z_STREAM_END) return base::fail(Code::pdfBroken, "inflate");
    return output;
}

unsigned char paeth(int left, int up, int upLeft)
{
    const int estimate = left + up - upLeft;
    const int toLeft = std::abs(estimate - left);
    const int toUp = std::abs(estimate - up);
    const int toUpLeft = std::abs(estimate - upLeft);
    if (toLeft <= toUp && toLeft <= toUpLeft) return static_cast<unsigned char>(left);
    return static_cast<unsigned char>(toUp <= toUpLeft ? up : upLeft);
}

/// One row of PNG's filters (RFC 2083 § 6), `row` already at its place in the output.
bool unfilterRow(int filter, unsigned char* row, const unsigned char* above, std::size_t width, std::size_t step)
{
    for (std::size_t i = 0; i < width; ++i) {
        const int left = i >= step ? row[i - step] : 0;
        const int up = above != nullptr ? above[i] : 0;
        const int upLeft = above != nullptr && i >= step ? above[i - step] : 0;
        int add = 0;
        switch (filter) {
        case 0:
            break;
        case 1:
            add = left;
            break;
        case 2:
            add = up;
            break;
        case 3:
            add = (left + up) / 2;
            break;
        case 4:
            add = paeth(left, up, upLeft);
            break;
        default:
            return false;
        }
        row[i] = static_cast<unsigned char>(row[i] + add);
    }
    return true;
}

/// Undoes the predictors 10 to 15, in place: each row loses its filter byte.
base::Result<std::string> unpredicted(std::string data, const StreamCoding& coding)
{
    const auto width = (coding.columns * coding.colours * coding.bits + 7) / 8;
    const auto step = std::max<std::size_t>(1, coding.colours * coding.bits / 8);
    auto* bytes = reinterpret_cast<unsigned char*>(data.data());
    const auto rows = data.size() / (width + 1);
    for (std::size_t row = 0; row < rows; ++row) {
        const int filter = bytes[row * (width + 1)];
        auto* target = bytes + row * width;
        std::copy_n(bytes + row * (width + 1) + 1, width, target);
        if (!unfilterRow(filter, target, row > 0 ? target - width : nullptr, width, step)) return base::fail(Code::pdfBroken, "predictor");
    }
    data.resize(rows * width);
    return data;
}

} // namespace

base::Result<StreamCoding> codingOf(const Dictionary& stream)
{
    StreamCoding coding;
    const auto filter = single(stream.get("Filter"));
    const auto written = single(stream.get("DecodeParms"));
    if (!filter || !written) return base::fail(Code::pdfBroken, "filters");
    if (filter->empty()) return coding;
    if (nameOf(*filter) != "FlateDecode" && nameOf(*filter) != "Fl") return base::fail(Code::pdfBroken, "filter");
    coding.flate = true;
    if (written->empty()) return coding;
    const auto parameters = Dictionary::parse(std::string(*written));
    if (!parameters) return base::fail(Code::pdfBroken, "DecodeParms");
    coding.predictor = static_cast<int>(sizeOr(*parameters, "Predictor", 1));
    coding.columns = sizeOr(*parameters, "Columns", 1);
    coding.colours = std::min<std::size_t>(sizeOr(*parameters, "Colors", 1), 32);
    coding.bits = std::min<std::size_t>(sizeOr(*parameters, "BitsPerComponent", 8), 16);
    if (coding.predictor != 1 && (coding.predictor < 10 || coding.predictor > 15)) return base::fail(Code::pdfBroken, "predictor");
    return coding;
}

base::Result<std::string> decodeStream(const File& file, std::uint64_t offset, std::uint64_t length, const StreamCoding& coding,
                                       std::size_t limit)
{
    if (offset > file.size() || length > file.size() - offset) return base::fail(Code::pdfBroken, "stream beyond the end");
    if (!coding.flate) {
        if (length > limit) return base::fail(Code::pdfBroken, "stream too long");
        return file.read(offset, static_cast<std::size_t>(length));
    }
    auto data = inflated(file, offset, length, limit);
    if (!data || coding.predictor == 1) return data;
    return unpredicted(std::move(*data), coding);
}

} // namespace sceau::pdf
