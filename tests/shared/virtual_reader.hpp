#pragma once

#include "shared/usb_bus.hpp"
#include "shared/vpcd.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>

namespace sceau::test {

/// A PC/SC service of this process alone, with one virtual reader of two slots, which PC/SC counts as two readers (pcscd and vpcd, in a
/// mount namespace of their own; two vpcd in one service would answer for each other). PCSCLITE_CSOCK_NAME of this process leads to it.
class VirtualReader {
public:
    enum class Kind {
        fixed, ///< there as long as the service
        usb,   ///< not plugged in when the service starts
    };

    /// Whether pcscd and vpcd are installed, and may run here beside the system's own.
    [[nodiscard]] static bool isPossible();
    /// The same for Kind::usb, which wants umockdev and a mount namespace.
    [[nodiscard]] static bool isPluggable();

    explicit VirtualReader(Kind kind = Kind::fixed);
    ~VirtualReader();
    VirtualReader(const VirtualReader&) = delete;
    VirtualReader& operator=(const VirtualReader&) = delete;

    void start(); ///< the service; returns when it can be reached. Cards that were not removed are still there.
    void stop();

    /// Kind::usb only. Cards that were not removed sit in it when it comes back.
    void plug();
    void unplug();

    void insert(Card& card, std::size_t slot = 0); ///< the card must stay alive until it is removed
    void insert(const base::Bytes& atr);           ///< a card that says nothing but this
    void remove(std::size_t slot = 0);
    void removeAll();

    [[nodiscard]] static std::string name() { return "TEST Lecteur"; }

private:
    struct Slot {
        Card* card = nullptr;
        std::unique_ptr<CardConnection> connection;
    };
    void configure();
    void launch();
    [[nodiscard]] bool isReached(); ///< waits for it; false: the service has ended
    [[nodiscard]] std::filesystem::path log() const { return folder_ / "pcscd.log"; }
    void choosePorts();
    void connect(std::size_t slot);
    void connectAll();
    [[nodiscard]] std::string script() const;

    std::filesystem::path folder_;
    std::optional<UsbBus> bus_;
    std::uint16_t port_ = 0; ///< of the first slot; 0: no reader
    pid_t service_ = -1;
    std::unique_ptr<Card> mute_;
    std::array<Slot, 2> slots_;
};

} // namespace sceau::test
