#include "journey/desktop.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <X11/Xlib.h>
#include <atspi/atspi.h>
#include <cstdlib>
#include <gio/gio.h>
#include <stdexcept>
#include <utility>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* screenProgram = "/usr/bin/Xvfb";
constexpr const char* busProgram = "/usr/bin/dbus-daemon";
constexpr const char* accessibilityProgram = "/usr/libexec/at-spi-bus-launcher";

bool isWindow(::Display* display, ::Window window)
{
    XWindowAttributes attributes{};
    return XGetWindowAttributes(display, window, &attributes) != 0 && attributes.map_state == IsViewable
           && attributes.override_redirect == False;
}

using Connection = std::unique_ptr<::Display, int (*)(::Display*)>;

Connection open(const std::string& display)
{
    return {XOpenDisplay(display.c_str()), &XCloseDisplay};
}

/// 0: none is shown.
::Window uppermost(::Display* display)
{
    ::Window root = 0, parent = 0, *windows = nullptr, found = 0;
    unsigned count = 0;
    XQueryTree(display, DefaultRootWindow(display), &root, &parent, &windows, &count);
    for (unsigned i = 0; i < count; ++i) { // the uppermost is the last
        if (isWindow(display, windows[i])) found = windows[i];
    }
    if (windows != nullptr) XFree(windows);
    return found;
}

} // namespace

std::optional<std::string> Desktop::missingPackage()
{
    constexpr std::pair<const char*, const char*> needed[] = {
        {screenProgram, "xvfb"}, {busProgram, "dbus-daemon"}, {accessibilityProgram, "at-spi2-core"}};
    for (const auto& [program, package] : needed) {
        if (!fs::exists(program)) return package;
    }
    return {};
}

Desktop& Desktop::shared()
{
    static Desktop desktop;
    return desktop;
}

Desktop::Desktop() : folder_(temporaryFolder("desktop"))
{
    adoptOrphans();
    for (const auto* each : {"home", "run"})
        fs::create_directories(folder_ / each);
    fs::permissions(folder_ / "run", fs::perms::owner_all);
    const auto home = folder_ / "home";
    screen_ =
        Started({screenProgram, "-displayfd", std::to_string(Started::told), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"},
                environment(home), log());
    display_ = ":" + screen_.line();
    bus_ = Started({busProgram, "--session", "--nofork", "--nopidfile", "--print-address=" + std::to_string(Started::told)},
                   environment(home), log());
    address_ = bus_.line();
    if (display_ == ":" || address_.empty()) throw std::runtime_error("no desktop: " + readText(log()));
    for (const auto& [name, value] : environment(home))
        ::setenv(name.c_str(), value.c_str(), 1);
    sayThatAScreenReaderRuns();
    if (atspi_init() != 0) throw std::runtime_error("libatspi finds no bus");
    constexpr int answer = 20'000, start = 30'000; // milliseconds
    atspi_set_timeout(answer, start);
}

Desktop::~Desktop()
{
    atspi_exit();
    bus_.end();
    screen_.end();
    endTheOrphans();
}

Environment Desktop::environment(const fs::path& home) const
{
    return {{"PATH", "/usr/bin:/bin"},
            {"LANG", "C.UTF-8"},
            {"HOME", home},
            {"XDG_RUNTIME_DIR", folder_ / "run"},
            {"XDG_CONFIG_HOME", home / ".config"},
            {"XDG_DATA_HOME", home / ".local/share"},
            {"XDG_CACHE_HOME", home / ".cache"},
            {"QT_QPA_PLATFORM", "xcb"},
            {"GSETTINGS_BACKEND", "memory"},
            {"DISPLAY", display_},
            {"DBUS_SESSION_BUS_ADDRESS", address_}};
}

void Desktop::giveTheKeyboardToTheWindow() const
{
    const auto display = open(display_);
    if (const auto window = uppermost(display.get())) XSetInputFocus(display.get(), window, RevertToParent, CurrentTime);
}

bool Desktop::showsAWindow() const
{
    return uppermost(open(display_).get()) != 0;
}

void Desktop::closeTheWindow() const
{
    const auto display = open(display_);
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = uppermost(display.get());
    event.xclient.message_type = XInternAtom(display.get(), "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(display.get(), "WM_DELETE_WINDOW", False));
    XSendEvent(display.get(), event.xclient.window, False, NoEventMask, &event);
}

/// As a screen reader does when it starts: programs speak to assistive technologies only when there is one.
void Desktop::sayThatAScreenReaderRuns() const
{
    GError* failed = nullptr;
    auto* bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, &failed);
    if (bus == nullptr) throw std::runtime_error(failed->message);
    g_dbus_connection_set_exit_on_close(bus, FALSE);
    for (const char* state : {"IsEnabled", "ScreenReaderEnabled"}) {
        auto* answer = g_dbus_connection_call_sync(bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                                                   g_variant_new("(ssv)", "org.a11y.Status", state, g_variant_new_boolean(TRUE)), nullptr,
                                                   G_DBUS_CALL_FLAGS_NONE, -1, nullptr, &failed);
        if (answer == nullptr) throw std::runtime_error(failed->message);
        g_variant_unref(answer);
    }
    g_object_unref(bus);
}

} // namespace sceau::test
