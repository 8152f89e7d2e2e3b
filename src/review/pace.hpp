#pragma once

#include "base/result.hpp"

#include <chrono>
#include <string>

namespace sceau::review {

/// How far a batch is and how fast it goes: `judged` of its files took `elapsed`, `done` are done (judged or known before), of `total`.
struct Pace {
    std::uint64_t done = 0, total = 0, judged = 0;
    std::chrono::duration<double> elapsed{};
};

/// For the sentence "batch.progress"; rate and time left only once something was judged.
[[nodiscard]] base::Facts factsOf(const Pace& pace);

/// "3 min 20 s": a duration as people say it.
[[nodiscard]] std::string spoken(std::chrono::seconds duration);

} // namespace sceau::review
