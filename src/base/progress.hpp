#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace sceau::base {

/// One step of a long call. `stage` is a key of resources/text.json ("stage.hash"); total 0 means unknown.
struct ProgressStep {
    std::string_view stage;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

/// Called on the thread that works, often: it must be quick. Empty is allowed.
using Progress = std::function<void(const ProgressStep&)>;

inline void report(const Progress& progress, const ProgressStep& step)
{
    if (progress) progress(step);
}

} // namespace sceau::base
