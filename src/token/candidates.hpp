#pragma once

#include "token/diagnosis.hpp"

/// Inside the room: the files that may be a driver.
namespace sceau::token {

struct Candidate {
    std::filesystem::path module;
    DriverSource source = DriverSource::known;
};

/// Each once, whether there or not, in the order in which they are preferred: the environment's, p11-kit's, known places.
[[nodiscard]] std::vector<Candidate> candidateModules();

} // namespace sceau::token
