#include "token/service_arrival.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace sceau::token {

namespace {

namespace fs = std::filesystem;

constexpr auto debianPlace = "/run/pcscd/pcscd.comm";
constexpr std::uint32_t coming = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR;
constexpr int forever = -1;

bool stands(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

fs::path nearestFolder(fs::path path)
{
    do {
        path = path.parent_path();
    } while (!stands(path) && path != path.parent_path());
    return path;
}

} // namespace

fs::path serviceSocket()
{
    const char* named = std::getenv("PCSCLITE_CSOCK_NAME");
    return named != nullptr ? named : debianPlace;
}

ServiceArrival::ServiceArrival(fs::path socket)
    : socket_(std::move(socket)), news_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)), ended_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

/// The nearest folder is watched. One that was made meanwhile may already hold the next, hence the repetition.
bool ServiceArrival::watch()
{
    for (auto folder = nearestFolder(socket_); folder != folder_; folder = nearestFolder(socket_)) {
        if (::inotify_add_watch(news_.number(), folder.c_str(), coming) < 0) return false;
        folder_ = folder;
    }
    return true;
}

/// Reads what happened since the last time. A name that was made in the socket's own folder counts even if it has gone again; a folder on
/// the way to it is followed.
bool ServiceArrival::made()
{
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool here = false;
    for (ssize_t length = 0; (length = ::read(news_.number(), buffer.data(), buffer.size())) > 0;) {
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(length);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = buffer.data() + at + sizeof event;
            here = here || (event.len > 0 && socket_.filename() == name);
            if ((event.mask & IN_IGNORED) != 0) folder_.clear(); // it has gone, and the watch with it
            at += sizeof event + event.len;
        }
    }
    const auto before = folder_;
    return here || (watch() && folder_ != before && stands(socket_));
}

void ServiceArrival::wait(std::chrono::milliseconds patience)
{
    std::array<pollfd, 2> sources{pollfd{ended_.number(), POLLIN, 0}, pollfd{news_.number(), POLLIN, 0}};
    while (!made()) {
        const bool mayListenSoon = stands(socket_) || !watch();
        const int ready = ::poll(sources.data(), sources.size(), mayListenSoon ? static_cast<int>(patience.count()) : forever);
        if (ready <= 0 || (sources[0].revents & POLLIN) != 0) return;
    }
}

void ServiceArrival::end()
{
    ::eventfd_write(ended_.number(), 1);
}

} // namespace sceau::token
