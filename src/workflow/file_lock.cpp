#include "workflow/file_lock.hpp"

#include "base/whole_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sceau::workflow {
namespace {

int opened(const std::filesystem::path& file)
{
    return ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
}

bool locked(int descriptor, int how)
{
    int answer = -1;
    while ((answer = ::flock(descriptor, how)) != 0 && errno == EINTR) {
    }
    return answer == 0;
}

} // namespace

base::Result<FileLock> FileLock::take(const std::filesystem::path& file)
{
    FileLock lock(opened(file));
    if (lock.descriptor_ >= 0 && locked(lock.descriptor_, LOCK_EX)) return lock;
    return tl::unexpected(base::fileError(errno, file, base::Code::writeFailed));
}

std::optional<FileLock> FileLock::tryTake(const std::filesystem::path& file)
{
    FileLock lock(opened(file));
    if (lock.descriptor_ < 0 || !locked(lock.descriptor_, LOCK_EX | LOCK_NB)) return std::nullopt;
    return lock;
}

FileLock::~FileLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

} // namespace sceau::workflow
