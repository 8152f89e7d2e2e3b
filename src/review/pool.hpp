#pragma once

#include "base/message.hpp"
#include "review/verifier.hpp"

#include <optional>
#include <vector>

namespace sceau::review {

/// A file's VerifiedFile as its process encoded it.
struct Answered {
    std::size_t ticket = 0; ///< as given with the file
    base::Bytes verified;
};

/// A few processes that verify files, each used for many; one that dies or takes too long costs the report of its file, UNREADABLE
/// with Code::verifierSlow, verifierMemory or verifierCrashed, and is replaced when the next file comes. For one thread.
class Pool {
public:
    Pool(StartVerifier start, unsigned processes, const FileLimits& limits);

    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] bool idle() const;
    /// Only while there is room. Code of the start of a process when none can be started.
    [[nodiscard]] base::Status give(std::size_t ticket, const std::filesystem::path& file);
    /// What was answered, waited for at most that long or until a signal comes. Empty: nothing yet.
    [[nodiscard]] std::vector<Answered> collect(std::chrono::milliseconds patience);

private:
    using Steady = std::chrono::steady_clock;
    struct Worker {
        std::optional<base::Child> process;
        bool busy = false;
        std::size_t ticket = 0;
        std::filesystem::path file;
        Steady::time_point since, deadline;
        base::Incoming incoming{messageLimit};
    };
    void receive(Worker& worker, std::vector<Answered>& answers);
    [[nodiscard]] Answered lost(Worker& worker, base::Code code, base::Facts facts) const;
    [[nodiscard]] Answered died(Worker& worker) const;

    StartVerifier start_;
    FileLimits limits_;
    std::vector<Worker> workers_;
};

} // namespace sceau::review
