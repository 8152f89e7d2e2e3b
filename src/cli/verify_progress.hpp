#pragma once

#include "cli/console.hpp"
#include "review/batch.hpp"

#include <chrono>

namespace sceau::cli {

/// How far a batch is, with its rate and the time that remains: one line of a terminal, written over at most five times a second, and
/// nothing at all where standard error is no terminal.
class VerifyProgress {
public:
    explicit VerifyProgress(const Console& console);
    ~VerifyProgress() { clear(); }
    VerifyProgress(const VerifyProgress&) = delete;
    VerifyProgress& operator=(const VerifyProgress&) = delete;

    void show(const review::BatchProgress& progress);
    /// Before anything else is written.
    void clear();

private:
    using Steady = std::chrono::steady_clock;

    const Console& console_;
    bool terminal_;
    bool shown_ = false;
    Steady::time_point began_ = Steady::now(), last_ = began_;
};

} // namespace sceau::cli
