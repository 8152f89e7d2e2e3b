#include "workflow/file_state.hpp"

#include "base/child.hpp"
#include "base/whole_file.hpp"

#include <QCryptographicHash>
#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sceau::workflow {
namespace {

namespace fs = std::filesystem;
using base::Code;

constexpr std::array<const char*, 5> names{"unknown", "present", "missing", "changed", "unreadable"};

base::Error failure(int number, const fs::path& file)
{
    return base::fileError(number, file, Code::fileUnreadable);
}

} // namespace

std::string name(FileState state)
{
    return names[static_cast<std::size_t>(state)];
}

base::Result<std::string> sha256Of(const fs::path& file, const std::stop_token& stop)
{
    const base::Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (open.number() < 0) return tl::unexpected(failure(errno, file));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<char> piece(1U << 18U);
    while (!stop.stop_requested()) {
        const auto count = ::read(open.number(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return tl::unexpected(failure(errno, file));
        if (count == 0) return hash.result().toHex().toStdString();
        hash.addData(QByteArrayView(piece.data(), static_cast<qsizetype>(count)));
    }
    return base::fail(Code::cancelled, "sha256Of");
}

base::Result<std::string> FileStates::digestOf(const fs::path& file, const Seen& seen, const std::stop_token& stop)
{
    {
        const std::lock_guard lock(mutex_);
        const auto found = known_.find(file);
        if (found != known_.end() && found->second.first == seen) return found->second.second;
    }
    auto digest = sha256Of(file, stop);
    if (!digest) return digest;
    const std::lock_guard lock(mutex_);
    known_[file] = {seen, *digest};
    return digest;
}

FileState FileStates::of(const HistoryEntry& entry, const std::stop_token& stop)
{
    struct stat found {};
    if (::stat(entry.file.c_str(), &found) != 0) {
        return errno == ENOENT || errno == ENOTDIR ? FileState::missing : FileState::unreadable;
    }
    if (!S_ISREG(found.st_mode)) return FileState::missing;
    if (static_cast<std::uint64_t>(found.st_size) != entry.size) return FileState::changed;
    const Seen seen{found.st_dev, found.st_ino, entry.size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
    const auto digest = digestOf(entry.file, seen, stop);
    if (digest) return *digest == entry.sha256 ? FileState::present : FileState::changed;
    if (digest.error().code == Code::cancelled) return FileState::unknown;
    return digest.error().code == Code::fileMissing ? FileState::missing : FileState::unreadable;
}

} // namespace sceau::workflow
