#pragma once

#include "base/child.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/whole_file.hpp"

#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

namespace sceau::pki {

/// What authorities answered, by question: in memory and, where there is a folder, in files that processes share.
/// A folder that cannot be written is no failure: then each process remembers for itself.
class EvidenceCache {
public:
    struct Entry {
        base::Instant asked{};              ///< last time
        std::optional<base::Error> failure; ///< of the last time
        base::Bytes body;                   ///< the last good answer; empty: there was none
    };

    explicit EvidenceCache(std::filesystem::path folder);

    [[nodiscard]] std::optional<Entry> find(const std::string& question);
    void keep(const std::string& question, const Entry& entry);

    /// The right to ask one question, in all threads and processes; it ends with the object or its process.
    class Turn {
    public:
        Turn(EvidenceCache& cache, std::string question) : cache_(&cache), question_(std::move(question)) {}
        Turn(Turn&& other) noexcept;
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        Turn& operator=(Turn&&) = delete;
        ~Turn();

    private:
        friend class EvidenceCache;
        EvidenceCache* cache_;
        std::string question_;
        base::Descriptor file_{-1}; ///< locked
    };

    /// Waits for it; a process that keeps it for more than a minute is not waited for. Empty: a stop was asked for.
    [[nodiscard]] std::optional<Turn> turn(const std::string& question, const std::stop_token& stop);

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& question, const char* extension) const;
    [[nodiscard]] base::Descriptor lockFile(const std::string& question, const std::stop_token& stop);
    void forgetOldFiles() const;

    struct Remembered {
        Entry entry;
        std::filesystem::file_time_type written;
    };

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::set<std::string> asking_;
    std::map<std::string, Remembered> remembered_;
};

} // namespace sceau::pki
