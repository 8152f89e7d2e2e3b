#include "pdf/file.hpp"

#include "base/whole_file.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sceau::pdf {

using base::Code;

base::Result<File> File::open(const std::filesystem::path& path)
{
    File file;
    file.path_ = path;
    file.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file.descriptor_ < 0) return tl::unexpected(base::fileError(errno, path, Code::fileUnreadable));
    struct stat status {};
    if (::fstat(file.descriptor_, &status) != 0) return tl::unexpected(base::fileError(errno, path, Code::fileUnreadable));
    if (!S_ISREG(status.st_mode)) return base::fail(Code::fileUnreadable, "not a regular file");
    if (status.st_size == 0) return base::fail(Code::fileEmpty, "pdf");
    file.size_ = static_cast<std::uint64_t>(status.st_size);
    file.changedSeconds_ = status.st_mtim.tv_sec;
    file.changedNanoseconds_ = status.st_mtim.tv_nsec;
    return file;
}

base::Result<File> File::upTo(std::uint64_t size) const
{
    File part;
    part.path_ = path_;
    part.descriptor_ = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
    if (part.descriptor_ < 0) return tl::unexpected(base::fileError(errno, path_, Code::fileUnreadable));
    part.size_ = std::min(size, size_);
    part.changedSeconds_ = changedSeconds_;
    part.changedNanoseconds_ = changedNanoseconds_;
    return part;
}

File::File(File&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_),
      changedSeconds_(other.changedSeconds_), changedNanoseconds_(other.changedNanoseconds_)
{
}

File& File::operator=(File&& other) noexcept
{
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    size_ = other.size_;
    changedSeconds_ = other.changedSeconds_;
    changedNanoseconds_ = other.changedNanoseconds_;
    return *this;
}

File::~File()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

base::Result<std::size_t> File::readInto(std::uint64_t offset, std::span<std::uint8_t> buffer) const
{
    buffer = buffer.first(static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size_ - std::min(offset, size_))));
    std::size_t done = 0;
    while (done < buffer.size()) {
        const auto got = ::pread(descriptor_, buffer.data() + done, buffer.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected(base::fileError(errno, path_, Code::fileUnreadable));
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

base::Result<std::string> File::read(std::uint64_t offset, std::size_t count) const
{
    if (offset >= size_) return std::string{};
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset)), '\0');
    auto got = readInto(offset, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    if (!got) return tl::unexpected(got.error());
    bytes.resize(*got);
    return bytes;
}

base::Status File::unchanged() const
{
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return tl::unexpected(base::fileError(errno, path_, Code::fileUnreadable));
    const bool same = static_cast<std::uint64_t>(status.st_size) == size_ && status.st_mtim.tv_sec == changedSeconds_
                      && status.st_mtim.tv_nsec == changedNanoseconds_;
    if (!same) return base::fail(Code::fileUnreadable, "changed while it was read");
    return {};
}

} // namespace sceau::pdf
