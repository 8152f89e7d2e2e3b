#include "gui/first_window.hpp"

#include "base/message.hpp"
#include "gui/local_socket.hpp"
#include "gui/words.hpp"
#include "workflow/own_folder.hpp"

#include <QCryptographicHash>
#include <QStandardPaths>
#include <QTimer>
#include <sys/socket.h>
#include <unistd.h>

namespace sceau::gui {

namespace {

constexpr int mostCallers = 8;
constexpr char heard = 1;

/// Somebody at the socket, until they have said what they want or have taken too long.
class Caller : public QObject {
public:
    Caller(LocalSocket socket, FirstWindow& window, std::chrono::milliseconds patience)
        : QObject(&window), socket_(std::move(socket)), window_(window), words_(socket_.get(), QSocketNotifier::Read)
    {
        connect(&words_, &QSocketNotifier::activated, this, &Caller::listen);
        QTimer::singleShot(patience, this, &QObject::deleteLater);
    }

private:
    void listen()
    {
        if (incoming_.receive(socket_.get()) && !incoming_.complete()) return;
        words_.setEnabled(false);
        deleteLater();
        if (!incoming_.complete()) return;
        const auto request = requestOf(incoming_.take());
        // One who has left has opened a window of their own meanwhile.
        if (request && ::send(socket_.get(), &heard, sizeof heard, MSG_NOSIGNAL | MSG_DONTWAIT) == 1) Q_EMIT window_.asked(*request);
    }

    LocalSocket socket_;
    FirstWindow& window_;
    QSocketNotifier words_;
    base::Incoming incoming_{longestRequest};
};

std::filesystem::path ownFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (runtime.startsWith(QLatin1Char('/'))) return pathOf(runtime) / "sceau";
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return cache.isEmpty() ? std::filesystem::path() : pathOf(cache) / "sceau" / "run";
}

/// Two screens of one person are two desks: nothing is handed from one to the other.
std::string screenName()
{
    const QByteArray wayland = qgetenv("WAYLAND_DISPLAY");
    const QByteArray screen = wayland.isEmpty() ? qgetenv("DISPLAY") : wayland;
    constexpr int enough = 12;
    return QCryptographicHash::hash(screen, QCryptographicHash::Sha256).toHex().left(enough).toStdString();
}

} // namespace

MeetingPlace meetingPlace(const std::string& what)
{
    const auto folder = ownFolder();
    if (folder.empty() || !workflow::makeOwnFolder(folder)) return {};
    return {folder, what + '-' + screenName()};
}

std::unique_ptr<FirstWindow> FirstWindow::become(const MeetingPlace& place)
{
    if (place.folder.empty()) return nullptr;
    auto lock = workflow::FileLock::tryTake(place.lock());
    if (!lock) return nullptr;
    auto socket = LocalSocket::listeningAt(place.socket());
    if (!socket) return nullptr;
    return std::unique_ptr<FirstWindow>(new FirstWindow(place, *std::move(lock), std::move(*socket)));
}

FirstWindow::FirstWindow(MeetingPlace place, workflow::FileLock lock, LocalSocket socket)
    : place_(std::move(place)), lock_(std::move(lock)), socket_(std::move(socket)), arrivals_(socket_.get(), QSocketNotifier::Read)
{
    connect(&arrivals_, &QSocketNotifier::activated, this, &FirstWindow::meet);
}

FirstWindow::~FirstWindow()
{
    ::unlink(place_.socket().c_str()); // the lock is still held: it is this one's
}

void FirstWindow::meet()
{
    auto caller = socket_.accepted();
    if (!caller || !caller->isOwnAccount()) return;
    if (children().size() >= mostCallers) return;
    new Caller(*std::move(caller), *this, place_.patience);
}

bool handOver(const MeetingPlace& place, const Request& request)
{
    if (place.folder.empty()) return false;
    const auto socket = LocalSocket::connectedTo(place.socket(), place.patience);
    if (!socket || !socket->isOwnAccount()) return false;
    base::sendMessage(socket->get(), toBytes(request));
    char answer = 0;
    return ::recv(socket->get(), &answer, sizeof answer, 0) == 1 && answer == heard;
}

} // namespace sceau::gui
