#pragma once

#include "token/driver_memory.hpp"
#include "token/types.hpp"

/// Inside the room: which modules are asked, and which of them is heard about a card, by what is remembered of the cards in readers now.
namespace sceau::token {

class DriverChoice {
public:
    using Files = std::vector<std::filesystem::path>;

    /// `memory`: driver_memory.hpp's file, or empty. PC/SC is asked only where there is a choice.
    DriverChoice(Files candidates, std::filesystem::path memory, bool named);

    [[nodiscard]] const Files& first() const { return first_; }

    /// To be asked too, since those of first() do not read every card, or not the key that was named.
    [[nodiscard]] Files further(const Findings& findings) const;

    /// Leaves each card to one module and each key to one line, and remembers.
    void settle(Findings& findings);

private:
    void settle(Findings& findings, const Reader& card);

    std::filesystem::path file_;
    bool named_;
    Files first_;
    Files others_;
    Readers readers_;
    std::vector<Reader> cards_;
    DriverMemory memory_;
    bool changed_ = false;
};

} // namespace sceau::token
