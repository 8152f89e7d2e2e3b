#pragma once

#include "shared/vpcd.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>

namespace sceau::test {

/// A PC/SC service of this process alone, with one virtual reader of two slots, which PC/SC counts as two readers (pcscd and vpcd, in a
/// mount namespace of their own; two vpcd in one service would answer for each other). PCSCLITE_CSOCK_NAME of this process leads to it.
class VirtualReader {
public:
    /// Whether pcscd and vpcd are installed, and may run here beside the system's own.
    [[nodiscard]] static bool isPossible();

    VirtualReader();
    ~VirtualReader();
    VirtualReader(const VirtualReader&) = delete;
    VirtualReader& operator=(const VirtualReader&) = delete;

    void start(); ///< the service; returns when it can be reached. Cards that were not removed are still there.
    void stop();

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
    void connect(std::size_t slot);

    std::filesystem::path folder_;
    std::uint16_t port_ = 0; ///< of the first slot
    pid_t service_ = -1;
    std::unique_ptr<Card> mute_;
    std::array<Slot, 2> slots_;
};

} // namespace sceau::test
