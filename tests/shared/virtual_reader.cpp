#include "shared/virtual_reader.hpp"

#include "shared/test_pki.hpp"

#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <netinet/in.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* service = "/usr/sbin/pcscd";
constexpr const char* driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
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

/// The first of two free ports in a row: vpcd takes one for each slot.
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

/// Held until the program ends.
void waitForTheSharedFolder()
{
    fs::create_directories(socketFolder());
    static const int lock = ::open("/run/sceau-test-pcscd.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ::flock(lock, LOCK_EX);
}

} // namespace

/// Speaks vpcd's protocol: messages after their length in 16 bits; one byte is a control, of which only "give the ATR" has an answer.
class VirtualReader::Card {
public:
    Card(std::uint16_t port, base::Bytes atr) : socket_(connected(port)), atr_(std::move(atr)), thread_([this] { serve(); }) {}
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    ~Card()
    {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
    }

private:
    static int connected(std::uint16_t port)
    {
        const auto address = local(port);
        for (;;) {
            const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
            ::close(socket);
            std::this_thread::sleep_for(pause);
        }
    }

    bool receive(base::Bytes& bytes) const
    {
        return ::recv(socket_, bytes.data(), bytes.size(), MSG_WAITALL) == static_cast<ssize_t>(bytes.size());
    }

    void answer(const base::Bytes& bytes) const
    {
        base::Bytes message{static_cast<std::uint8_t>(bytes.size() >> 8U), static_cast<std::uint8_t>(bytes.size())};
        message.insert(message.end(), bytes.begin(), bytes.end());
        (void)::send(socket_, message.data(), message.size(), MSG_NOSIGNAL);
    }

    void serve() const
    {
        constexpr std::uint8_t giveAtr = 4;
        base::Bytes length(2);
        while (receive(length)) {
            base::Bytes message(static_cast<std::size_t>(length[0]) * 256 + length[1]);
            if (!receive(message)) return;
            if (message == base::Bytes{giveAtr}) answer(atr_);
            if (message.size() > 1) answer({0x6D, 0x00}); // "instruction not supported"
        }
    }

    int socket_;
    base::Bytes atr_;
    std::thread thread_;
};

bool VirtualReader::isPossible()
{
    if (!fs::exists(service) || !fs::exists(driver)) return false;
    if (ownSpaces()) return true;
    waitForTheSharedFolder();
    return !fs::exists(socketFolder() / "pcscd.comm"); // the system's own service is left alone
}

VirtualReader::VirtualReader() : folder_(temporaryFolder("reader"))
{
    (void)socketFolder();
}

VirtualReader::~VirtualReader()
{
    remove();
    stop();
}

/// New ports for each service: those of the one before stay taken for a while when a card was connected.
void VirtualReader::configure()
{
    port_ = freePorts();
    std::ostringstream port;
    port << "0x" << std::hex << port_;
    std::ofstream(folder_ / "reader.conf") << "FRIENDLYNAME \"" << name() << "\"\nDEVICENAME /dev/null:" << port.str() << "\nLIBPATH "
                                           << driver << "\nCHANNELID " << port.str() << "\n";
}

void VirtualReader::start()
{
    configure();
    // pcscd knows one folder for its socket. Here that is another one, and nobody outside sees it.
    const std::string elsewhere =
        "mount -t tmpfs none /run && mkdir /run/pcscd && mount --bind " + socketFolder().string() + " /run/pcscd && ";
    const std::string script = (ownSpaces() ? elsewhere : "") + "exec " + service + " -f -c " + folder_.string();
    const auto log = (folder_ / "pcscd.log").string();
    service_ = ::fork();
    if (service_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(output, STDERR_FILENO);
        if (ownSpaces())
            ::execlp("unshare", "unshare", ownSpaces(), "sh", "-c", script.c_str(), nullptr);
        else
            ::execlp("sh", "sh", "-c", script.c_str(), nullptr);
        ::_exit(127);
    }
    while (!fs::exists(socketFolder() / "pcscd.comm")) {
        if (::waitpid(service_, nullptr, WNOHANG) == service_) throw std::runtime_error("pcscd did not start: " + log);
        std::this_thread::sleep_for(pause);
    }
}

void VirtualReader::stop()
{
    if (service_ <= 0) return;
    ::kill(service_, SIGKILL);
    ::waitpid(service_, nullptr, 0);
    service_ = -1;
    for (const auto& entry : fs::directory_iterator(socketFolder()))
        fs::remove(entry);
}

void VirtualReader::insert(const base::Bytes& atr)
{
    card_ = std::make_unique<Card>(port_, atr);
}

void VirtualReader::remove()
{
    card_.reset();
}

} // namespace sceau::test
