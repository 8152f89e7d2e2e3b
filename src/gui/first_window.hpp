#pragma once

#include "gui/local_socket.hpp"
#include "gui/request.hpp"
#include "workflow/file_lock.hpp"

#include <QObject>
#include <QSocketNotifier>
#include <chrono>
#include <memory>

namespace sceau::gui {

/// Where the windows of one person on one screen find each other: a lock and a socket in a folder of theirs alone.
struct MeetingPlace {
    std::filesystem::path folder; ///< empty: there is none, and every window is on its own
    std::string name;             ///< of the screen
    std::chrono::milliseconds patience{2000};

    [[nodiscard]] std::filesystem::path lock() const { return folder / (name + ".lock"); }
    [[nodiscard]] std::filesystem::path socket() const { return folder / (name + ".socket"); }
};

/// That of this person on this screen: in $XDG_RUNTIME_DIR, else in their cache. `what`: who meets there.
[[nodiscard]] MeetingPlace meetingPlace(const std::string& what);

/// The one window to which later starts of the program hand what they were asked. Whoever else comes to the socket is disbelieved: another
/// account, too many at once, too slow, too long or another format is cut off, and the window never waits for any of them.
class FirstWindow : public QObject {
    Q_OBJECT
public:
    /// Null when another one is first, or where there is no meeting place. What a crash left is swept away.
    [[nodiscard]] static std::unique_ptr<FirstWindow> become(const MeetingPlace& place);
    ~FirstWindow() override;

Q_SIGNALS:
    void asked(const sceau::gui::Request& request); ///< whoever asked knows that they were heard

private:
    FirstWindow(MeetingPlace place, workflow::FileLock lock, LocalSocket socket);
    void meet();

    MeetingPlace place_;
    workflow::FileLock lock_;
    LocalSocket socket_;
    QSocketNotifier arrivals_;
};

/// True: the first window has heard. False: there is none, or it does not answer in time. Waits for `place.patience` at most, twice.
[[nodiscard]] bool handOver(const MeetingPlace& place, const Request& request);

} // namespace sceau::gui
