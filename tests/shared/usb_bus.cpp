#include "shared/usb_bus.hpp"

#include "base/bytes.hpp"
#include "base/child.hpp"

#include <arpa/inet.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <vector>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* wrapper = "/usr/bin/umockdev-wrapper";
constexpr const char* serviceDrivers = "/usr/lib/pcsc/drivers"; ///< pcscd knows no other folder
constexpr const char* virtualDriver = "serial/libifdvpcd.so";
constexpr const char* library = "sceau_plug.so";
constexpr const char* device = "devices/reader";
constexpr const char* interface = "devices/reader/reader:1.0";
constexpr const char* vendor = "5cea";
constexpr const char* product = "0001";

void put(const fs::path& file, std::string_view text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

/// The test programs and what they load as drivers are in one folder.
fs::path ourDriver()
{
    return fs::canonical("/proc/self/exe").parent_path() / library;
}

std::string pair(const std::string& key, const std::string& value)
{
    return "<key>" + key + "</key>" + value + "\n";
}

std::string text(const std::string& value)
{
    return "<string>" + value + "</string>";
}

std::string listOf(const std::string& value)
{
    return "<array>" + text(value) + "</array>";
}

/// What udev sends to its listeners (systemd, src/libsystemd/sd-device/device-monitor.c). The hashes, MurmurHash2 of "usb" and of
/// "usb_interface", are what the listener's socket filters by.
struct Header {
    char prefix[8] = "libudev";
    std::uint32_t magic = htonl(0xFEED'CAFE);
    std::uint32_t size = sizeof(Header);
    std::uint32_t propertiesStart = sizeof(Header);
    std::uint32_t propertiesSize = 0;
    std::uint32_t subsystem = htonl(0x0577'C5E5);
    std::uint32_t kind = htonl(0xB102'4765);
    std::uint32_t tags[2] = {0, 0};
};

std::string event(const std::string& action)
{
    std::ostringstream properties;
    for (const auto& property : {"ACTION=" + action, std::string("DEVPATH=/") + interface, std::string("SUBSYSTEM=usb"),
                                 std::string("DEVTYPE=usb_interface"), std::string("SEQNUM=1")})
        properties << property << '\0';
    Header header;
    header.propertiesSize = static_cast<std::uint32_t>(properties.str().size());
    return std::string(reinterpret_cast<const char*>(&header), sizeof header) + properties.str();
}

std::vector<fs::path> listenersIn(const fs::path& bus)
{
    std::vector<fs::path> listeners;
    for (const auto& entry : fs::directory_iterator(bus)) {
        if (fs::is_socket(entry.status())) listeners.push_back(entry.path());
    }
    return listeners;
}

void send(const fs::path& listener, const std::string& message)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    listener.native().copy(address.sun_path, sizeof address.sun_path - 1);
    const base::Descriptor socket(::socket(AF_UNIX, SOCK_RAW | SOCK_CLOEXEC, 0));
    const auto* const to = reinterpret_cast<const sockaddr*>(&address);
    const auto sent = ::sendto(socket.number(), message.data(), message.size(), 0, to, sizeof address);
    if (sent != static_cast<ssize_t>(message.size())) throw std::runtime_error("pcscd does not hear of its readers");
}

} // namespace

bool UsbBus::isPossible()
{
    return fs::exists(wrapper);
}

UsbBus::UsbBus(const fs::path& folder, const std::string& name) : bus_(folder / "bus"), drivers_(folder / "drivers")
{
    fs::create_directories(bus_ / "sys/bus/usb/devices");
    fs::create_directories(drivers_ / "serial");
    fs::copy_file(fs::path(serviceDrivers) / virtualDriver, drivers_ / virtualDriver);
    writeBundle(name);
}

void UsbBus::writeBundle(const std::string& name) const
{
    const auto contents = drivers_ / "plug.bundle/Contents";
    put(contents / "Info.plist", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>\n"
                                     + pair("CFBundleExecutable", text(library)) + pair("ifdVendorID", listOf(std::string("0x") + vendor))
                                     + pair("ifdProductID", listOf(std::string("0x") + product)) + pair("ifdFriendlyName", listOf(name))
                                     + "</dict></plist>\n");
    fs::create_directories(contents / "Linux");
    fs::create_symlink(ourDriver(), contents / "Linux" / library);
}

void UsbBus::plug(std::uint16_t port) const
{
    const auto sys = bus_ / "sys";
    put(sys / device / "uevent", "MAJOR=189\nMINOR=1\nDEVTYPE=usb_device\nDEVNAME=bus/usb/001/" + std::to_string(port) + "\n");
    put(sys / device / "idVendor", vendor);
    put(sys / device / "idProduct", product);
    put(sys / interface / "uevent", "DEVTYPE=usb_interface\n");
    put(sys / interface / "bInterfaceNumber", "00");
    fs::create_symlink("../../bus/usb", sys / device / "subsystem");
    fs::create_symlink("../../../bus/usb", sys / interface / "subsystem");
    tell("add");
}

void UsbBus::unplug() const
{
    fs::remove_all(bus_ / "sys" / device);
    tell("remove");
}

void UsbBus::clear() const
{
    fs::remove_all(bus_ / "sys" / device);
    for (const auto& listener : listenersIn(bus_))
        fs::remove(listener);
}

bool UsbBus::isFollowed() const
{
    return !listenersIn(bus_).empty();
}

void UsbBus::tell(const char* action) const
{
    for (const auto& listener : listenersIn(bus_))
        send(listener, event(action));
}

std::string UsbBus::preparation() const
{
    return std::string("mount --bind ") + drivers_.string() + " " + serviceDrivers + " && ";
}

std::string UsbBus::launcher() const
{
    return "env UMOCKDEV_DIR=" + bus_.string() + " " + wrapper + " ";
}

} // namespace sceau::test
