#include "base/message.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace sceau::base {
namespace {

void sendAll(int socket, const void* data, std::size_t size)
{
    const auto* next = static_cast<const char*>(data);
    while (size > 0) {
        const auto sent = ::send(socket, next, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;
        next += sent;
        size -= static_cast<std::size_t>(sent);
    }
}

bool receiveAll(int socket, void* data, std::size_t size)
{
    auto* next = static_cast<char*>(data);
    while (size > 0) {
        const auto got = ::recv(socket, next, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        next += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

void sendMessage(int socket, BytesView bytes)
{
    const auto size = static_cast<std::uint32_t>(bytes.size());
    Bytes message;
    for (unsigned shift = 32; shift > 0; shift -= 8)
        message.push_back(static_cast<std::uint8_t>(size >> (shift - 8)));
    message.insert(message.end(), bytes.begin(), bytes.end());
    sendAll(socket, message.data(), message.size());
}

void sendSecret(int socket, const Secret& secret)
{
    const auto size = static_cast<std::uint16_t>(secret.size());
    sendAll(socket, &size, sizeof size);
    sendAll(socket, secret.c_str(), size);
}

bool Incoming::receive(int socket)
{
    const bool inHeader = length_ < header_.size();
    auto* const place = inHeader ? header_.data() + length_ : body_.data() + received_;
    const auto room = inHeader ? header_.size() - length_ : body_.size() - received_;
    const auto got = ::recv(socket, place, room, 0);
    if (got < 0 && errno == EINTR) return true;
    if (got <= 0) return false;
    (inHeader ? length_ : received_) += static_cast<std::size_t>(got);
    if (!inHeader || length_ < header_.size()) return true;
    std::size_t size = 0;
    for (const auto byte : header_)
        size = size << 8U | byte;
    if (size == 0 || size > limit_) return false;
    body_.resize(size);
    return true;
}

std::optional<Bytes> receiveMessage(int socket, std::size_t limit)
{
    Incoming incoming(limit);
    while (!incoming.complete()) {
        if (!incoming.receive(socket)) return std::nullopt;
    }
    return incoming.take();
}

std::optional<Secret> receiveSecret(int socket)
{
    std::uint16_t size = 0;
    std::array<char, Secret::capacity> text{};
    if (!receiveAll(socket, &size, sizeof size) || size > text.size()) return std::nullopt;
    const bool whole = receiveAll(socket, text.data(), size);
    auto secret = Secret::from({text.data(), size});
    wipe(text.data(), text.size());
    if (!whole) return std::nullopt;
    return secret;
}

} // namespace sceau::base
