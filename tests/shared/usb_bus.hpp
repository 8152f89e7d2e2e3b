#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace sceau::test {

/// A USB bus with one reader that is plugged and pulled, for a pcscd of the tests: its libudev looks for /sys where umockdev says, and
/// hears what udev would have told. The reader is a vpcd, by way of a driver bundle like those of real readers
/// (tests/token/fault/plug.cpp).
class UsbBus {
public:
    /// Whether umockdev is installed.
    [[nodiscard]] static bool isPossible();

    /// A folder that nobody else uses; `name` is that of the reader.
    UsbBus(const std::filesystem::path& folder, const std::string& name);

    void plug(std::uint16_t port) const;
    void unplug() const;
    void clear() const; ///< the service has ended

    /// Whether the service hears what is plugged.
    [[nodiscard]] bool isFollowed() const;

    /// What the service is to be started with, in a shell of its own mount namespace.
    [[nodiscard]] std::string preparation() const;
    [[nodiscard]] std::string launcher() const;

private:
    void writeBundle(const std::string& name) const;
    void tell(const char* action) const;

    std::filesystem::path bus_;
    std::filesystem::path drivers_;
};

} // namespace sceau::test
