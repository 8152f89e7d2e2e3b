#include "base/whole_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace fs = std::filesystem;

namespace sceau::base {
namespace {

static_assert(sizeof(off_t) == 8, "files beyond 2 GiB are signed");

Error failed(const fs::path& path, std::string where)
{
    return fileError(errno, path, Code::writeFailed).at(std::move(where));
}

fs::path folderOf(const fs::path& target)
{
    return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// A name beside the target that nobody else has.
fs::path hiddenNameBeside(const fs::path& target)
{
    std::array<std::uint8_t, 8> random{};
    [[maybe_unused]] const auto got = ::getrandom(random.data(), random.size(), 0); // a clash is refused by O_EXCL, and tried again
    return folderOf(target) / (".sceau-" + hex(random));
}

bool isTaken(const fs::path& path)
{
    struct stat found {};
    return ::lstat(path.c_str(), &found) == 0;
}

int openNameless(const fs::path& folder, mode_t mode)
{
    return ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
}

bool hasNoNamelessFiles(int number)
{
    return number == EOPNOTSUPP || number == EISDIR || number == EINVAL || number == ENOENT;
}

Status writeAll(int descriptor, std::uint64_t offset, BytesView bytes, const fs::path& target)
{
    while (!bytes.empty()) {
        const auto written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return tl::unexpected(failed(target, "pwrite"));
        offset += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

/// Gives a hidden file its name unless somebody has it; file systems without RENAME_NOREPLACE get a link, those without links a check.
bool renameWithoutReplacing(const fs::path& hidden, const fs::path& target)
{
    if (::renameat2(AT_FDCWD, hidden.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    if (::link(hidden.c_str(), target.c_str()) == 0) {
        ::unlink(hidden.c_str());
        return true;
    }
    if (errno == EEXIST) return false;
    if (isTaken(target)) {
        errno = EEXIST;
        return false;
    }
    return ::rename(hidden.c_str(), target.c_str()) == 0;
}

Status syncFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return {}; // a folder that may be written but not read: its name will be flushed by the system
    const bool refused = ::fsync(descriptor) != 0 && errno == EIO;
    ::close(descriptor);
    return refused ? Status(fail(Code::writeFailed, "fsync")) : Status();
}

} // namespace

Result<WholeFile> WholeFile::beside(const fs::path& target, Existing existing, Readers readers)
{
    std::error_code unknown;
    if (!target.has_filename() || fs::is_directory(target, unknown)) {
        return tl::unexpected(fileError(EISDIR, target, Code::writeFailed).at("WholeFile"));
    }
    if (existing == Existing::refuse && isTaken(target))
        return tl::unexpected(fileError(EEXIST, target, Code::writeFailed).at("WholeFile"));

    WholeFile file;
    file.target_ = target;
    file.existing_ = existing;
    if (auto opened = file.open(readers == Readers::ownerOnly ? 0600 : 0666); !opened) return tl::unexpected(opened.error());
    return file;
}

Status WholeFile::open(unsigned mode)
{
    descriptor_ = openNameless(folderOf(target_), mode);
    if (descriptor_ >= 0) {
        temporary_ = "/proc/self/fd/" + std::to_string(descriptor_);
        return {};
    }
    if (!hasNoNamelessFiles(errno)) return tl::unexpected(failed(folderOf(target_), "open"));
    do {
        const auto hidden = hiddenNameBeside(target_);
        descriptor_ = ::open(hidden.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode);
        if (descriptor_ >= 0) hidden_ = temporary_ = hidden;
    } while (descriptor_ < 0 && errno == EEXIST);
    if (descriptor_ < 0) return tl::unexpected(failed(folderOf(target_), "open"));
    return {};
}

WholeFile::WholeFile(WholeFile&& other) noexcept
{
    *this = std::move(other);
}

WholeFile& WholeFile::operator=(WholeFile&& other) noexcept
{
    if (this == &other) return *this;
    discard();
    target_ = std::move(other.target_);
    temporary_ = std::move(other.temporary_);
    hidden_ = std::exchange(other.hidden_, {});
    existing_ = other.existing_;
    descriptor_ = std::exchange(other.descriptor_, -1);
    size_ = std::exchange(other.size_, 0);
    return *this;
}

WholeFile::~WholeFile()
{
    discard();
}

void WholeFile::discard() noexcept
{
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!hidden_.empty()) ::unlink(hidden_.c_str());
    descriptor_ = -1;
    hidden_.clear();
}

Status WholeFile::write(BytesView bytes)
{
    if (auto written = writeAll(descriptor_, size_, bytes, target_); !written) return written;
    size_ += bytes.size();
    return {};
}

Status WholeFile::writeAt(std::uint64_t offset, BytesView bytes)
{
    if (offset > size_ || bytes.size() > size_ - offset) return fail(Code::internal, "WholeFile::writeAt");
    return writeAll(descriptor_, offset, bytes, target_);
}

Status WholeFile::commit()
{
    if (::fsync(descriptor_) != 0) return tl::unexpected(failed(target_, "fsync"));
    if (auto named = giveName(); !named) return named;
    discard();
    return syncFolder(folderOf(target_));
}

Status WholeFile::giveName()
{
    const bool nameless = hidden_.empty();
    if (nameless && existing_ == Existing::refuse) return linkTo(target_);
    if (nameless) {
        const auto hidden = hiddenNameBeside(target_);
        if (auto linked = linkTo(hidden); !linked) return linked;
        hidden_ = hidden;
    }
    const bool done =
        existing_ == Existing::replace ? ::rename(hidden_.c_str(), target_.c_str()) == 0 : renameWithoutReplacing(hidden_, target_);
    if (!done) return tl::unexpected(failed(target_, "rename"));
    hidden_.clear();
    return {};
}

Status WholeFile::linkTo(const fs::path& name) const
{
    if (::linkat(AT_FDCWD, temporary_.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) return {};
    return tl::unexpected(failed(name, "linkat"));
}

} // namespace sceau::base
