#pragma once

#include "token/types.hpp"

#include <functional>
#include <memory>

namespace sceau::token {

/// Follows readers and insertions through PC/SC (SCardGetStatusChange with PnP), without polling readers, on a thread of its own.
/// The service stopping and coming back is followed too. `changed` runs on that thread, first with the state at the start.
class Watch {
public:
    explicit Watch(std::function<void(const Readers&)> changed);
    ~Watch(); ///< prompt
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

/// The state now, once.
[[nodiscard]] Readers readersNow();

} // namespace sceau::token
