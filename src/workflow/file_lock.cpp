#include "workflow/file_lock.hpp"

#include "base/whole_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

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
    if (lock.descriptor_.number() >= 0 && locked(lock.descriptor_.number(), LOCK_EX)) return lock;
    return tl::unexpected(base::fileError(errno, file, base::Code::writeFailed));
}

std::optional<FileLock> FileLock::tryTake(const std::filesystem::path& file)
{
    FileLock lock(opened(file));
    if (lock.descriptor_.number() < 0 || !locked(lock.descriptor_.number(), LOCK_EX | LOCK_NB)) return std::nullopt;
    return lock;
}

} // namespace sceau::workflow
