#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace sceau::portal {
class Portal;
}

namespace sceau::workflow {

/// What belongs to the working thread alone and lasts from one job to the next: the portal's connection.
struct Workbench {
    std::unique_ptr<portal::Portal> portal;
};

/// One thread for everything that waits: portal, composing, signing, verifying, files. Jobs run in order.
/// A job that does not end (a dead module) never holds anybody up: it is told to stop, its thread is left to itself, and whatever it uses
/// must therefore belong to it (copies, shared pointers).
class Background {
public:
    using Job = std::function<void(Workbench&, std::stop_token)>;

    Background();
    ~Background(); ///< jobs not begun are dropped; waits for the one under way, but briefly
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    void post(Job job);
    /// Tells the job under way to stop, drops the others; later jobs run on another thread.
    void abandon();

    /// How many of these threads this process still has, also those left to themselves: one that ends now takes a driver's code from
    /// under them.
    [[nodiscard]] static int threads();

private:
    class Line;
    std::shared_ptr<Line> line_;
};

} // namespace sceau::workflow
