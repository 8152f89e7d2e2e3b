#pragma once

#include <chrono>
#include <string>

/// Inside the room: what PC/SC says of a card after a driver's call on it has failed.
namespace sceau::token {

/// Whether the card has gone, or goes within `patience`, from the reader that a slot is named after: a driver may hear of a key that is
/// pulled before PC/SC does, and call it a failure. False where no reader is named so.
[[nodiscard]] bool isPulled(const std::string& slot, std::chrono::milliseconds patience);

} // namespace sceau::token
