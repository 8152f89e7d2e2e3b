#include "shared/vpcd.hpp"

#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sceau::test {

namespace {

constexpr std::chrono::milliseconds pause{10};

sockaddr_in local(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int boundTo(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = local(port);
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

int connectedTo(std::uint16_t port)
{
    const auto address = local(port);
    for (;;) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
        ::close(socket);
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

std::uint16_t freePorts()
{
    for (;;) {
        const int first = boundTo(0);
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(first, reinterpret_cast<sockaddr*>(&address), &size);
        const auto port = ntohs(address.sin_port);
        const int second = boundTo(static_cast<std::uint16_t>(port + 1));
        ::close(first);
        if (second < 0) continue;
        ::close(second);
        return port;
    }
}

CardConnection::CardConnection(std::uint16_t port, Card& card) : card_(card), socket_(connectedTo(port))
{
    card_.inserted();
    thread_ = std::thread([this] { serve(); });
}

CardConnection::~CardConnection()
{
    ::shutdown(socket_, SHUT_RDWR);
    card_.removed();
    thread_.join();
    ::close(socket_);
}

/// vpcd sends a length and its message apart: without an acknowledgement at once the second waits 40 ms for that of the first.
bool CardConnection::receive(base::Bytes& bytes) const
{
    const int atOnce = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_QUICKACK, &atOnce, sizeof atOnce); // holds for the next message only
    return ::recv(socket_, bytes.data(), bytes.size(), MSG_WAITALL) == static_cast<ssize_t>(bytes.size());
}

void CardConnection::send(const base::Bytes& bytes) const
{
    base::Bytes message{static_cast<std::uint8_t>(bytes.size() >> 8U), static_cast<std::uint8_t>(bytes.size())};
    message.insert(message.end(), bytes.begin(), bytes.end());
    (void)::send(socket_, message.data(), message.size(), MSG_NOSIGNAL);
}

void CardConnection::obey(std::uint8_t control) const
{
    constexpr std::uint8_t powerOn = 1, reset = 2, giveAtr = 4;
    if (control == powerOn || control == reset) card_.reset();
    if (control == giveAtr) send(card_.atr());
}

bool CardConnection::pass(const base::Bytes& command) const
{
    const auto answer = card_.answer(command);
    if (answer)
        send(*answer);
    else
        ::shutdown(socket_, SHUT_RDWR);
    return answer.has_value();
}

void CardConnection::serve() const
{
    base::Bytes length(2);
    while (receive(length)) {
        base::Bytes message(static_cast<std::size_t>(length[0]) * 256 + length[1]);
        if (!receive(message)) return;
        if (message.size() == 1)
            obey(message.front());
        else if (!pass(message))
            return;
    }
}

} // namespace sceau::test
