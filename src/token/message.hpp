#pragma once

#include "token/wire.hpp"

#include <array>

/// Inside the room: messages on the socket between this program and a driver's process, each its length in four bytes, most significant
/// first, and then its bytes. The PINs of a question follow it, each after its own length: they are never part of a buffer.
namespace sceau::token {

/// Nothing when the other side has gone: the answer, or its absence, says so.
void sendMessage(int socket, base::BytesView bytes);
void sendSecret(int socket, const base::Secret& secret);

/// A message as it arrives, piece by piece.
class Incoming {
public:
    /// Takes what is there. False: the other side has ended, or announces more than messageLimit.
    [[nodiscard]] bool receive(int socket);
    [[nodiscard]] bool complete() const { return length_ == header_.size() && body_.size() == received_; }
    [[nodiscard]] base::Bytes take() { return std::move(body_); }

private:
    std::array<std::uint8_t, 4> header_{};
    std::size_t length_ = 0; ///< bytes of the header so far
    base::Bytes body_;
    std::size_t received_ = 0;
};

/// Blocks. Empty: the other side has ended.
[[nodiscard]] std::optional<base::Bytes> receiveMessage(int socket);
[[nodiscard]] std::optional<base::Secret> receiveSecret(int socket);

} // namespace sceau::token
