#pragma once

#include "token/candidates.hpp"
#include "token/driver_memory.hpp"
#include "token/driver_process.hpp"

/// Inside the room: how a Diagnosis is made, of all candidates at once, each in a process of its own.
namespace sceau::token {

[[nodiscard]] Diagnoses diagnoseAll(std::vector<Candidate> candidates, const DriverMemory& memory, DriverProcess::Deadline deadline,
                                    int stop);

} // namespace sceau::token
