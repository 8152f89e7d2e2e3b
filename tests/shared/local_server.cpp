#include "shared/local_server.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace sceau::test {
namespace {

std::size_t bodyLength(const std::string& request)
{
    const std::string field = "Content-Length: ";
    const auto at = request.find(field);
    return at == std::string::npos ? 0 : std::stoul(request.substr(at + field.size()));
}

bool isComplete(const std::string& request)
{
    const auto end = request.find("\r\n\r\n");
    return end != std::string::npos && request.size() >= end + 4 + bodyLength(request);
}

std::string receive(int socket)
{
    std::string request;
    std::array<char, 4'096> piece{};
    while (!isComplete(request)) {
        const auto got = ::recv(socket, piece.data(), piece.size(), 0);
        if (got <= 0) break;
        request.append(piece.data(), static_cast<std::size_t>(got));
    }
    return request;
}

} // namespace

LocalServer::LocalServer(Answer answer, Reading reading, const std::string& where)
    : answer_(std::move(answer)), reading_(reading), address_(where), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::inet_addr(where.c_str());
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool listens =
        ::bind(listener_, generic, size) == 0 && ::listen(listener_, 8) == 0 && ::getsockname(listener_, generic, &size) == 0;
    if (!listens) throw std::runtime_error("no local port");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

LocalServer::~LocalServer()
{
    ::shutdown(listener_, SHUT_RDWR); // accept() returns
    if (const int open = open_.load(); open >= 0) ::shutdown(open, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::string LocalServer::url(const std::string& path) const
{
    return "http://" + address_ + ":" + std::to_string(port_) + path;
}

void LocalServer::serve()
{
    for (int socket = ::accept(listener_, nullptr, nullptr); socket >= 0; socket = ::accept(listener_, nullptr, nullptr)) {
        ++connections_;
        open_ = socket;
        answer_(reading_ == Reading::raw ? std::string() : receive(socket), socket);
        open_ = -1;
        ::close(socket);
    }
}

bool sendText(int socket, const std::string& text)
{
    for (std::size_t sent = 0; sent < text.size();) {
        const auto now = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

std::string httpAnswer(const std::string& status, const std::string& body, const std::string& headers)
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n"
           + body;
}

} // namespace sceau::test
