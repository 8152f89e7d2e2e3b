#pragma once

#include "base/bytes.hpp"
#include "base/secret.hpp"

#include <array>
#include <optional>

/// Messages on the socket between this program and a process that it started: each its length in four bytes, most significant first, and
/// then its bytes.
namespace sceau::base {

/// Nothing when the other side has gone: the answer, or its absence, says so.
void sendMessage(int socket, BytesView bytes);

/// A secret travels after its own length: it is never part of a buffer.
void sendSecret(int socket, const Secret& secret);
[[nodiscard]] std::optional<Secret> receiveSecret(int socket);

/// A message as it arrives, piece by piece.
class Incoming {
public:
    /// What announces more than `limit` bytes is no message.
    explicit Incoming(std::size_t limit) : limit_(limit) {}

    /// Takes what is there. False: the other side has ended, or what it sends is no message.
    [[nodiscard]] bool receive(int socket);
    [[nodiscard]] bool complete() const { return length_ == header_.size() && body_.size() == received_; }
    [[nodiscard]] Bytes take() { return std::move(body_); }

private:
    std::size_t limit_;
    std::array<std::uint8_t, 4> header_{};
    std::size_t length_ = 0; ///< bytes of the header so far
    Bytes body_;
    std::size_t received_ = 0;
};

/// Blocks. Empty: the other side has ended.
[[nodiscard]] std::optional<Bytes> receiveMessage(int socket, std::size_t limit);

} // namespace sceau::base
