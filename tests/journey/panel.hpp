#pragma once

#include <functional>
#include <gio/gio.h>
#include <string>
#include <utility>
#include <vector>

namespace sceau::test {

/// The part of a desktop where programs' icons and messages appear (StatusNotifierItem, Desktop Notifications), on the bus of the shared
/// Desktop.
class Panel {
public:
    Panel();
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    using Message = std::pair<std::string, std::string>; ///< title and text
    [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }
    /// Waits until an icon is there. False: none came.
    [[nodiscard]] bool waitForIcon();
    [[nodiscard]] bool waitForMessage();
    [[nodiscard]] static bool waitUntil(const std::function<bool()>& done);
    /// What a click on the icon does.
    void click() const;
    /// What stands in the icon's hint.
    [[nodiscard]] std::string hint() const;

private:
    static void called(GDBusConnection* bus, const char* sender, const char* path, const char* interface, const char* method,
                       GVariant* given, GDBusMethodInvocation* call, void* self);
    static GVariant* asked(GDBusConnection* bus, const char* sender, const char* path, const char* interface, const char* property,
                           GError** failed, void* self);
    void offer(const char* path, const char* interfaces);
    [[nodiscard]] GVariant* call(const char* interface, const char* method, GVariant* arguments) const;

    GDBusConnection* bus_ = nullptr;
    std::vector<unsigned> objects_, names_;
    std::string icon_; ///< the connection that has one
    std::vector<Message> messages_;
};

} // namespace sceau::test
