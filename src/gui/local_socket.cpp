#include "gui/local_socket.hpp"

#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace sceau::gui {

namespace {

constexpr int waitingRoom = 16;

std::optional<sockaddr_un> addressOf(const std::filesystem::path& name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.native().size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, name.c_str(), name.native().size());
    return address;
}

const sockaddr* general(const sockaddr_un& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

void setPatience(int socket, std::chrono::milliseconds patience)
{
    constexpr auto second = std::chrono::milliseconds(1000);
    const timeval limit{patience / second, (patience % second).count() * 1000};
    for (const int direction : {SO_SNDTIMEO, SO_RCVTIMEO})
        ::setsockopt(socket, SOL_SOCKET, direction, &limit, sizeof limit);
}

} // namespace

std::optional<LocalSocket> LocalSocket::listeningAt(const std::filesystem::path& name)
{
    const auto address = addressOf(name);
    LocalSocket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!address || socket.get() < 0) return std::nullopt;
    ::unlink(name.c_str());
    ::fchmod(socket.get(), S_IRUSR | S_IWUSR);
    if (::bind(socket.get(), general(*address), sizeof *address) != 0) return std::nullopt;
    if (::listen(socket.get(), waitingRoom) != 0) return std::nullopt;
    return socket;
}

std::optional<LocalSocket> LocalSocket::connectedTo(const std::filesystem::path& name, std::chrono::milliseconds patience)
{
    const auto address = addressOf(name);
    LocalSocket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!address || socket.get() < 0) return std::nullopt;
    setPatience(socket.get(), patience);
    if (::connect(socket.get(), general(*address), sizeof *address) != 0) return std::nullopt;
    return socket;
}

std::optional<LocalSocket> LocalSocket::accepted() const
{
    const int other = ::accept4(get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (other < 0) return std::nullopt;
    return LocalSocket(other);
}

bool LocalSocket::isOwnAccount() const
{
    ucred other{};
    socklen_t size = sizeof other;
    return ::getsockopt(get(), SOL_SOCKET, SO_PEERCRED, &other, &size) == 0 && other.uid == ::geteuid();
}

} // namespace sceau::gui
