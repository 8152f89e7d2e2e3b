#pragma once

#include "base/bytes.hpp"

#include <filesystem>
#include <memory>
#include <sys/types.h>
#include <thread>

namespace sceau::test {

/// A PC/SC service of this process alone, with one virtual reader of two slots (pcscd and vpcd, in a mount namespace of their own).
/// PCSCLITE_CSOCK_NAME of this process leads to it.
class VirtualReader {
public:
    /// Whether pcscd and vpcd are installed, and may run here beside the system's own.
    [[nodiscard]] static bool isPossible();

    VirtualReader();
    ~VirtualReader();
    VirtualReader(const VirtualReader&) = delete;
    VirtualReader& operator=(const VirtualReader&) = delete;

    void start(); ///< the service; returns when it can be reached
    void stop();

    void insert(const base::Bytes& atr); ///< a card that says nothing but this
    void remove();

    [[nodiscard]] static std::string name() { return "TEST Lecteur"; }

private:
    class Card;
    void configure();

    std::filesystem::path folder_;
    std::uint16_t port_ = 0;
    pid_t service_ = -1;
    std::unique_ptr<Card> card_;
};

} // namespace sceau::test
