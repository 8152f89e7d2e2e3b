#include "shared/virtual_reader.hpp"

#include "base/child.hpp"
#include "shared/test_pki.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* service = "/usr/sbin/pcscd";
constexpr const char* driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
constexpr const char* configuration = "readers"; ///< a folder of its own: pcscd reads every file in it
constexpr std::chrono::milliseconds pause{10};

/// How this process may have a /run of its own; null where containers forbid it: then tests share the system's, one after the other.
const char* ownSpaces()
{
    static const char* const option = [] {
        const std::string mount = " sh -c 'mount -t tmpfs none /run' >/dev/null 2>&1";
        for (const char* spaces : {"-m", "-Urm"}) {
            if (std::system(("unshare " + std::string(spaces) + mount).c_str()) == 0) return spaces;
        }
        return static_cast<const char*>(nullptr);
    }();
    return option;
}

/// libpcsclite reads the name of the socket once.
const fs::path& socketFolder()
{
    static const auto folder = [] {
        auto made = ownSpaces() ? temporaryFolder("pcscd") : fs::path("/run/pcscd");
        ::setenv("PCSCLITE_CSOCK_NAME", (made / "pcscd.comm").c_str(), 1);
        return made;
    }();
    return folder;
}

/// The socket has its name a moment before it takes anyone.
bool isListening(const fs::path& socket)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket.native().copy(address.sun_path, sizeof address.sun_path - 1);
    const base::Descriptor client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(client.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

/// Held until the program ends.
void waitForTheSharedFolder()
{
    fs::create_directories(socketFolder());
    static const int lock = ::open("/run/sceau-test-pcscd.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ::flock(lock, LOCK_EX);
}

class MuteCard : public Card {
public:
    explicit MuteCard(base::Bytes atr) : atr_(std::move(atr)) {}
    [[nodiscard]] base::Bytes atr() const override { return atr_; }
    [[nodiscard]] std::optional<base::Bytes> answer(base::BytesView) override { return base::Bytes{0x6D, 0x00}; } // "not supported"

private:
    base::Bytes atr_;
};

} // namespace

bool VirtualReader::isPossible()
{
    if (!fs::exists(service) || !fs::exists(driver)) return false;
    if (ownSpaces()) return true;
    waitForTheSharedFolder();
    return !fs::exists(socketFolder() / "pcscd.comm"); // the system's own service is left alone
}

bool VirtualReader::isPluggable()
{
    return isPossible() && ownSpaces() && UsbBus::isPossible();
}

VirtualReader::VirtualReader(Kind kind) : folder_(temporaryFolder("reader"))
{
    (void)socketFolder();
    fs::create_directories(folder_ / configuration);
    if (kind == Kind::usb) bus_.emplace(folder_, name());
}

VirtualReader::~VirtualReader()
{
    removeAll();
    stop();
}

void VirtualReader::configure()
{
    if (bus_) return;
    choosePorts();
    std::ostringstream port;
    port << "0x" << std::hex << port_;
    std::ofstream(folder_ / configuration / "reader.conf") << "FRIENDLYNAME \"" << name() << "\"\nDEVICENAME /dev/null:" << port.str()
                                                           << "\nLIBPATH " << driver << "\nCHANNELID " << port.str() << "\n";
}

/// New ones each time: those of before stay taken for a while when a card was connected.
void VirtualReader::choosePorts()
{
    port_ = freePorts();
}

/// The card leaves before it comes.
void VirtualReader::connect(std::size_t slot)
{
    auto& [card, connection] = slots_.at(slot);
    connection.reset();
    if (port_ == 0) return;
    connection = std::make_unique<CardConnection>(static_cast<std::uint16_t>(port_ + slot), *card);
}

void VirtualReader::connectAll()
{
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (slots_.at(i).card) connect(i);
    }
}

/// pcscd knows one folder for its socket. Here that is another one, and nobody outside sees it.
std::string VirtualReader::script() const
{
    const auto command = std::string(service) + " -f -c " + (folder_ / configuration).string();
    if (!ownSpaces()) return "exec " + command;
    const auto elsewhere = "mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind " + socketFolder().string() + " /run/pcscd && ";
    return elsewhere + (bus_ ? bus_->preparation() + "exec " + bus_->launcher() : "exec ") + command;
}

void VirtualReader::start()
{
    constexpr int attempts = 3; // between choosing ports and binding them, another test may have taken them
    for (int i = 0; i < attempts; ++i) {
        configure();
        launch();
        if (isReached()) return connectAll();
    }
    throw std::runtime_error("pcscd did not start: " + log().string());
}

void VirtualReader::launch()
{
    const auto started = script();
    service_ = ::fork();
    if (service_ != 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int output = ::open(log().c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (ownSpaces())
        ::execlp("unshare", "unshare", ownSpaces(), "sh", "-c", started.c_str(), nullptr);
    else
        ::execlp("sh", "sh", "-c", started.c_str(), nullptr);
    ::_exit(127);
}

bool VirtualReader::isReached()
{
    while (!isListening(socketFolder() / "pcscd.comm") || (bus_ && !bus_->isFollowed())) {
        if (::waitpid(service_, nullptr, WNOHANG) == service_) return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

void VirtualReader::stop()
{
    if (service_ <= 0) return;
    ::kill(service_, SIGKILL);
    ::waitpid(service_, nullptr, 0);
    service_ = -1;
    for (const auto& entry : fs::directory_iterator(socketFolder()))
        fs::remove(entry);
    if (!bus_) return;
    port_ = 0;
    bus_->clear();
}

void VirtualReader::plug()
{
    choosePorts();
    bus_->plug(port_);
    connectAll();
}

void VirtualReader::unplug()
{
    port_ = 0;
    bus_->unplug();
}

void VirtualReader::insert(Card& card, std::size_t slot)
{
    slots_.at(slot).card = &card;
    connect(slot);
}

void VirtualReader::insert(const base::Bytes& atr)
{
    remove();
    mute_ = std::make_unique<MuteCard>(atr);
    insert(*mute_);
}

void VirtualReader::remove(std::size_t slot)
{
    slots_.at(slot) = {};
}

void VirtualReader::removeAll()
{
    for (std::size_t i = 0; i < slots_.size(); ++i)
        remove(i);
}

} // namespace sceau::test
