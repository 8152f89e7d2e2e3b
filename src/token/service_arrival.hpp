#pragma once

#include "base/child.hpp"

#include <chrono>
#include <filesystem>

namespace sceau::token {

/// Where the PC/SC service (pcscd) listens: PCSCLITE_CSOCK_NAME, as its own library reads it, else Debian's place.
[[nodiscard]] std::filesystem::path serviceSocket();

/// Waits without asking again and again for a service that is not there: its socket must appear first (inotify(7)).
class ServiceArrival {
public:
    explicit ServiceArrival(std::filesystem::path socket);

    /// Begins to watch; false where that is not possible. Asks the disk.
    bool watch();

    /// Returns when the socket is made, or end() is called; at once when end() was. While the socket stands there the service may be about
    /// to listen: then, and where nothing can be watched, after `patience` at the latest. What was made since watch() counts.
    void wait(std::chrono::milliseconds patience);
    void end(); ///< from any thread

private:
    [[nodiscard]] bool made();

    std::filesystem::path socket_;
    std::filesystem::path folder_; ///< the one that is watched: the socket's, or the nearest above that exists
    base::Descriptor news_, ended_;
};

} // namespace sceau::token
