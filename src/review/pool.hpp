#pragma once

#include "base/message.hpp"
#include "review/page_task.hpp"
#include "review/verifier.hpp"

#include <optional>
#include <vector>

namespace sceau::review {

/// A file's VerifiedFile, encoded, and its pictures.
struct Answered {
    std::size_t ticket = 0; ///< as given with the file
    base::Bytes verified;
    std::vector<Picture> pictures;
};

/// The program sceau-pictures.
[[nodiscard]] base::Result<base::Child> startPageReader();

/// What is done with the pages of a file that was verified.
struct PageWork {
    bool pictures = false;
    StartProcess start = startPageReader;
    std::chrono::milliseconds time{20'000};            ///< for all that is asked of one file
    std::size_t mostPictures = std::size_t{64} << 20U; ///< bytes of a whole batch: beyond, a browser would suffer
};

/// A few files at a time, each in a process that verifies it and then in one that reads its pages, where anything is asked of these; the
/// processes are used for many files. One that dies or takes too long is replaced when it is needed next, and costs the report of its
/// file, UNREADABLE with Code::verifierSlow, verifierMemory or verifierCrashed, or what else its pages would have given. For one thread.
class Pool {
public:
    Pool(StartProcess start, unsigned processes, const FileLimits& limits, PageWork pages = {});

    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] bool idle() const;
    /// Only while there is room. Code of the start of a process when none can be started.
    [[nodiscard]] base::Status give(std::size_t ticket, const std::filesystem::path& file);
    /// A file that was verified before, for its pages alone; only while there is room. It is answered at once when nothing is asked of
    /// them.
    [[nodiscard]] std::optional<Answered> show(std::size_t ticket, const std::filesystem::path& file, base::Bytes verified);
    /// What was answered, waited for at most that long or until a signal comes. Empty: nothing yet.
    [[nodiscard]] std::vector<Answered> collect(std::chrono::milliseconds patience);

private:
    using Steady = std::chrono::steady_clock;
    struct Worker {
        std::optional<base::Child> verifier, reader;
        bool busy = false;
        std::optional<PageTask> task; ///< where the file's pages are being read
        std::size_t ticket = 0;
        [[nodiscard]] std::optional<base::Child>& process() { return task ? reader : verifier; }
        std::filesystem::path file;
        Steady::time_point since, deadline;
        base::Incoming incoming{messageLimit};
    };
    using MaybeAnswer = std::optional<Answered>;
    [[nodiscard]] Worker* freeWorker();
    [[nodiscard]] MaybeAnswer receive(Worker& worker);
    [[nodiscard]] MaybeAnswer overdue(Worker& worker);
    [[nodiscard]] MaybeAnswer verified(Worker& worker, base::Bytes answer);
    [[nodiscard]] MaybeAnswer read(Worker& worker, base::BytesView answer);
    [[nodiscard]] MaybeAnswer readOn(Worker& worker);
    [[nodiscard]] Answered finished(Worker& worker);
    [[nodiscard]] Answered unread(Worker& worker);
    [[nodiscard]] Answered lost(Worker& worker, base::Code code, base::Facts facts) const;
    [[nodiscard]] Answered died(Worker& worker) const;

    StartProcess start_;
    FileLimits limits_;
    PageWork pages_;
    std::size_t picturesSize_ = 0;
    std::vector<Worker> workers_;
};

} // namespace sceau::review
