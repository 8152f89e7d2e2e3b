#include "journey/panel.hpp"

#include "journey/desktop.hpp"

#include <chrono>
#include <memory>
#include <stdexcept>

namespace sceau::test {

namespace {

constexpr auto watcherName = "org.kde.StatusNotifierWatcher", notifierName = "org.freedesktop.Notifications";
constexpr auto watcher = R"(<node><interface name="org.kde.StatusNotifierWatcher">
    <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
    <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
    <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
    <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
    <property name="ProtocolVersion" type="i" access="read"/>
    <signal name="StatusNotifierHostRegistered"/>
  </interface></node>)";
constexpr auto notifier = R"(<node><interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  </interface></node>)";

} // namespace

Panel::Panel()
{
    static_cast<void>(Desktop::shared()); // whose bus it is
    bus_ = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    if (bus_ == nullptr) throw std::runtime_error("no session bus");
    offer("/StatusNotifierWatcher", watcher);
    offer("/org/freedesktop/Notifications", notifier);
    for (const auto* name : {watcherName, notifierName})
        names_.push_back(g_bus_own_name_on_connection(bus_, name, G_BUS_NAME_OWNER_FLAGS_NONE, nullptr, nullptr, nullptr, nullptr));
    g_dbus_connection_flush_sync(bus_, nullptr, nullptr);
}

Panel::~Panel()
{
    for (const auto name : names_)
        g_bus_unown_name(name);
    for (const auto object : objects_)
        g_dbus_connection_unregister_object(bus_, object);
    g_object_unref(bus_);
}

void Panel::offer(const char* path, const char* interfaces)
{
    static const GDBusInterfaceVTable answers{&Panel::called, &Panel::asked, nullptr, {}};
    const std::unique_ptr<GDBusNodeInfo, decltype(&g_dbus_node_info_unref)> node(g_dbus_node_info_new_for_xml(interfaces, nullptr),
                                                                                 &g_dbus_node_info_unref);
    objects_.push_back(g_dbus_connection_register_object(bus_, path, node->interfaces[0], &answers, this, nullptr, nullptr));
}

void Panel::called(GDBusConnection*, const char* sender, const char*, const char*, const char* method, GVariant* given,
                   GDBusMethodInvocation* call, void* self)
{
    auto& panel = *static_cast<Panel*>(self);
    const std::string name = method;
    if (name == "RegisterStatusNotifierItem") panel.icon_ = sender;
    if (name == "Notify") {
        const char *title = nullptr, *text = nullptr;
        g_variant_get_child(given, 3, "&s", &title);
        g_variant_get_child(given, 4, "&s", &text);
        panel.messages_.emplace_back(title, text);
        return g_dbus_method_invocation_return_value(call, g_variant_new("(u)", 1U));
    }
    const char* const nothing[] = {nullptr};
    g_dbus_method_invocation_return_value(call, name == "GetCapabilities" ? g_variant_new("(^as)", nothing) : nullptr);
}

GVariant* Panel::asked(GDBusConnection*, const char*, const char*, const char*, const char* property, GError**, void*)
{
    const std::string name = property;
    const char* const nothing[] = {nullptr};
    if (name == "IsStatusNotifierHostRegistered") return g_variant_new_boolean(TRUE);
    return name == "ProtocolVersion" ? g_variant_new_int32(0) : g_variant_new_strv(nothing, 0);
}

bool Panel::waitUntil(const std::function<bool()>& done)
{
    constexpr std::chrono::seconds patience{60};
    const auto end = std::chrono::steady_clock::now() + patience;
    // A turn of the loop waits for the bus; the timer lets it look at the clock.
    const unsigned clock = g_timeout_add(
        500, [](void*) -> int { return G_SOURCE_CONTINUE; }, nullptr);
    while (!done() && std::chrono::steady_clock::now() < end)
        g_main_context_iteration(nullptr, TRUE);
    g_source_remove(clock);
    return done();
}

bool Panel::waitForIcon()
{
    return waitUntil([this] { return !icon_.empty(); });
}

bool Panel::waitForMessage()
{
    return waitUntil([this] { return !messages_.empty(); });
}

GVariant* Panel::call(const char* interface, const char* method, GVariant* arguments) const
{
    return g_dbus_connection_call_sync(bus_, icon_.c_str(), "/StatusNotifierItem", interface, method, arguments, nullptr,
                                       G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr);
}

void Panel::click() const
{
    if (auto* answer = call("org.kde.StatusNotifierItem", "Activate", g_variant_new("(ii)", 0, 0))) g_variant_unref(answer);
}

std::string Panel::hint() const
{
    auto* answer = call("org.freedesktop.DBus.Properties", "Get", g_variant_new("(ss)", "org.kde.StatusNotifierItem", "ToolTip"));
    if (answer == nullptr) return {};
    auto* written = g_variant_print(answer, FALSE);
    std::string text = written;
    g_free(written);
    g_variant_unref(answer);
    return text;
}

} // namespace sceau::test
