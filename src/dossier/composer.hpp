#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <chrono>
#include <filesystem>
#include <stop_token>

namespace sceau::dossier {

/// What the composing program answered on its standard output.
struct Answer {
    int status = 0; ///< exit status
    base::Bytes output;
};

struct Bounds {
    std::chrono::milliseconds time{30'000};
    std::size_t output = std::size_t{16} << 20U;
};

/// Starts `program` with no argument and no descriptor of ours, gives it `input` on standard input and gathers its standard output;
/// it is killed when it outlives or outgrows its bounds. Codes: programMissing, composeFailed (fact "problem"), cancelled.
[[nodiscard]] base::Result<Answer> ask(const std::filesystem::path& program, std::string_view input, const Bounds& bounds,
                                       std::stop_token stop);

} // namespace sceau::dossier
