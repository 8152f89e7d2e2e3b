#pragma once

#include "base/bytes.hpp"

#include <optional>

namespace sceau::test {

/// What sits in a virtual reader: an object that answers APDUs. Called by the reader's thread.
class Card {
public:
    Card() = default;
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    virtual ~Card() = default;

    [[nodiscard]] virtual base::Bytes atr() const = 0;

    /// Data and status word. Nothing: the card leaves the reader instead of answering.
    [[nodiscard]] virtual std::optional<base::Bytes> answer(base::BytesView message) = 0;

    virtual void inserted() {}
    virtual void reset() {}   ///< power came, or came back
    virtual void removed() {} ///< an answer() under way must end
};

} // namespace sceau::test
