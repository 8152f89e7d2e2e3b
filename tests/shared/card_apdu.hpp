#pragma once

#include "base/bytes.hpp"

#include <optional>

/// Commands and answers of a card (ISO 7816-4), and the tagged values inside them (BER-TLV).
namespace sceau::test {

enum class Instruction : std::uint8_t {
    verify = 0x20,
    changeReferenceData = 0x24,
    resetRetryCounter = 0x2C,
    generalAuthenticate = 0x87,
    select = 0xA4,
    getResponse = 0xC0,
    getData = 0xCB,
};

enum class Status : std::uint16_t {
    done = 0x9000,
    moreToGet = 0x6100, ///< and how many bytes; 0: 256 or more
    wrongCode = 0x63C0, ///< and how many tries are left
    wrongLength = 0x6700,
    notProven = 0x6982,
    blocked = 0x6983,
    wrongData = 0x6A80,
    notFound = 0x6A82,
    wrongParameters = 0x6A86,
    nothingNamed = 0x6A88,
    unknownInstruction = 0x6D00,
};

struct Command {
    Instruction instruction{};
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    base::Bytes data;
    bool goesOn = false; ///< the next command continues this one (command chaining)
};

struct Reply {
    base::Bytes data;
    Status status = Status::done;
    std::uint8_t detail = 0; ///< added to the status word

    Reply(Status word, std::uint8_t added = 0) : status(word), detail(added) {}
    explicit Reply(base::Bytes bytes) : data(std::move(bytes)) {}
};

/// Empty when it is no command of short form.
[[nodiscard]] std::optional<Command> parseCommand(base::BytesView message);

/// Commands that come in pieces of 255 bytes and answers that leave in pieces of 256.
class Pieces {
public:
    /// The whole command, once its last piece has come.
    [[nodiscard]] std::optional<Command> gather(Command piece);

    /// What leaves first; the rest waits for GET RESPONSE.
    [[nodiscard]] base::Bytes send(Reply reply);
    [[nodiscard]] base::Bytes sendMore();

private:
    base::Bytes gathered_;
    base::Bytes waiting_;
};

/// Tag, length and value. Tags are written as they are: 0x5F2F, 0x70.
[[nodiscard]] base::Bytes tagged(unsigned tag, base::BytesView value);

/// The value of a one-byte tag among those that stand side by side in `bytes`.
[[nodiscard]] std::optional<base::BytesView> valueOf(std::uint8_t tag, base::BytesView bytes);

/// All parts in a row.
template <class... Parts> [[nodiscard]] base::Bytes joined(const Parts&... parts)
{
    base::Bytes bytes;
    (bytes.insert(bytes.end(), parts.begin(), parts.end()), ...);
    return bytes;
}

} // namespace sceau::test
