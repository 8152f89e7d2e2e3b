#pragma once

#include "shared/card.hpp"

#include <cstdint>
#include <thread>

/// The card's side of vpcd, the virtual reader's driver.
namespace sceau::test {

/// The first of two free ports in a row: vpcd takes one for each slot.
[[nodiscard]] std::uint16_t freePorts();

/// A card in a reader: connects, waiting for the reader if need be, and answers on a thread of its own until it goes.
/// Messages come after their length in 16 bits; one byte is a control, of which only "give the ATR" has an answer.
class CardConnection {
public:
    CardConnection(std::uint16_t port, Card& card);
    ~CardConnection();
    CardConnection(const CardConnection&) = delete;
    CardConnection& operator=(const CardConnection&) = delete;

private:
    [[nodiscard]] bool receive(base::Bytes& bytes) const;
    void send(const base::Bytes& bytes) const;
    void obey(std::uint8_t control) const;
    [[nodiscard]] bool pass(const base::Bytes& command) const; ///< false: the card has left instead of answering
    void serve() const;

    Card& card_;
    int socket_;
    std::thread thread_;
};

} // namespace sceau::test
