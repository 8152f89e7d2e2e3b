#include "shared/card_apdu.hpp"

#include <algorithm>

namespace sceau::test {

namespace {

constexpr std::size_t header = 4;
constexpr std::size_t answerAtOnce = 256;
constexpr std::uint8_t chainingBit = 0x10;

base::Bytes lengthOf(std::size_t size)
{
    const auto low = static_cast<std::uint8_t>(size);
    if (size < 0x80) return {low};
    if (size < 0x100) return {0x81, low};
    return {0x82, static_cast<std::uint8_t>(size >> 8U), low};
}

/// Reads a length and moves behind it.
std::optional<std::size_t> takeLength(base::BytesView& bytes)
{
    if (bytes.empty()) return std::nullopt;
    const std::size_t following = bytes[0] < 0x80 ? 0 : bytes[0] & 0x7FU;
    if (following > 2 || bytes.size() <= following) return std::nullopt;
    std::size_t length = following == 0 ? bytes[0] : 0;
    for (std::size_t i = 1; i <= following; ++i)
        length = length << 8U | bytes[i];
    bytes = bytes.subspan(1 + following);
    if (bytes.size() < length) return std::nullopt;
    return length;
}

base::Bytes withStatus(base::BytesView data, unsigned status)
{
    base::Bytes bytes(data.begin(), data.end());
    bytes.push_back(static_cast<std::uint8_t>(status >> 8U));
    bytes.push_back(static_cast<std::uint8_t>(status));
    return bytes;
}

} // namespace

std::optional<Command> parseCommand(base::BytesView message)
{
    if (message.size() < header) return std::nullopt;
    Command command{static_cast<Instruction>(message[1]), message[2], message[3], {}, (message[0] & chainingBit) != 0};
    if (message.size() <= header + 1) return command; // without data
    const std::size_t length = message[header];
    const auto body = message.subspan(header + 1);
    if (length == 0 || (body.size() != length && body.size() != length + 1)) return std::nullopt;
    command.data.assign(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(length));
    return command;
}

std::optional<Command> Pieces::gather(Command piece)
{
    gathered_ = joined(gathered_, piece.data);
    if (piece.goesOn) return std::nullopt;
    piece.data.swap(gathered_);
    gathered_.clear();
    return piece;
}

base::Bytes Pieces::send(Reply reply)
{
    waiting_ = std::move(reply.data);
    if (reply.status == Status::done) return sendMore();
    return withStatus({}, static_cast<unsigned>(reply.status) + reply.detail);
}

base::Bytes Pieces::sendMore()
{
    const auto size = std::min(waiting_.size(), answerAtOnce);
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(size);
    const base::Bytes part(waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
    if (waiting_.empty()) return withStatus(part, static_cast<unsigned>(Status::done));
    const auto left = waiting_.size() < answerAtOnce ? waiting_.size() : 0;
    return withStatus(part, static_cast<unsigned>(Status::moreToGet) + static_cast<unsigned>(left));
}

base::Bytes tagged(unsigned tag, base::BytesView value)
{
    base::Bytes name;
    if (tag > 0xFFFF) name.push_back(static_cast<std::uint8_t>(tag >> 16U));
    if (tag > 0xFF) name.push_back(static_cast<std::uint8_t>(tag >> 8U));
    name.push_back(static_cast<std::uint8_t>(tag));
    return joined(name, lengthOf(value.size()), value);
}

std::optional<base::BytesView> valueOf(std::uint8_t tag, base::BytesView bytes)
{
    while (!bytes.empty()) {
        const auto name = bytes[0];
        bytes = bytes.subspan(1);
        const auto length = takeLength(bytes);
        if (!length) return std::nullopt;
        if (name == tag) return bytes.first(*length);
        bytes = bytes.subspan(*length);
    }
    return std::nullopt;
}

} // namespace sceau::test
