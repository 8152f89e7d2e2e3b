#include "base/whole_file.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <span>
#include <system_error>
#include <unistd.h>

namespace fs = std::filesystem;

namespace sceau::base {

namespace {

/// read(), taken up again after a signal.
ssize_t readSome(int descriptor, std::span<std::uint8_t> piece)
{
    ssize_t got = -1;
    do {
        got = ::read(descriptor, piece.data(), piece.size());
    } while (got < 0 && errno == EINTR);
    return got;
}

/// Up to `limit` bytes and one piece more; 0 or an errno.
int readInto(Bytes& bytes, int descriptor, std::uint64_t limit)
{
    std::array<std::uint8_t, 65'536> piece{};
    while (bytes.size() <= limit) {
        const auto got = readSome(descriptor, piece);
        if (got < 0) return errno;
        if (got == 0) return 0;
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + got);
    }
    return 0;
}

Code codeOf(int number, Code otherwise)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return Code::diskFull;
    case ENOENT:
    case ENOTDIR:
        return Code::fileMissing;
    case EEXIST:
        return Code::targetExists;
    case EACCES:
    case EPERM:
    case EROFS:
        return otherwise == Code::writeFailed ? Code::folderReadOnly : Code::fileUnreadable;
    default:
        return otherwise;
    }
}

} // namespace

Result<Bytes> readFile(const fs::path& path, std::uint64_t limit)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return tl::unexpected(fileError(errno, path, Code::fileUnreadable).at("readFile"));
    Bytes bytes;
    const int number = readInto(bytes, descriptor, limit);
    ::close(descriptor);
    if (number != 0) return tl::unexpected(fileError(number, path, Code::fileUnreadable).at("readFile"));
    if (bytes.size() > limit) return tl::unexpected(Error{Code::fileTooLarge}.at("readFile").with("file", path.string()));
    return bytes;
}

Status writeFile(const fs::path& path, BytesView bytes, WholeFile::Existing existing, WholeFile::Readers readers)
{
    auto file = WholeFile::beside(path, existing, readers);
    if (!file) return tl::unexpected(file.error());
    if (auto written = file->write(bytes); !written) return written;
    return file->commit();
}

Error fileError(int number, const fs::path& path, Code otherwise)
{
    return Error{codeOf(number, otherwise)}.with("file", path.string()).with("reason", std::generic_category().message(number));
}

} // namespace sceau::base
