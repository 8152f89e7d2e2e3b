#include "token/state_file.hpp"

#include "base/whole_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace sceau::token {

using base::Code;
using base::Error;
namespace fs = std::filesystem;

namespace {

bool isOwnersAlone(const fs::path& file)
{
    struct stat found {};
    return ::lstat(file.c_str(), &found) == 0 && S_ISREG(found.st_mode) && found.st_uid == ::geteuid() && (found.st_mode & 0077U) == 0;
}

} // namespace

Error refusedState(const fs::path& file, const char* reason)
{
    return Error{Code::importInvalid}.at("state file").with("file", file.string()).with("reason", reason);
}

base::Result<base::Bytes> readStateFile(const fs::path& file, std::uint64_t limit)
{
    auto bytes = base::readFile(file, limit);
    if (!bytes && bytes.error().code == Code::fileMissing) return bytes;
    if (!bytes) return tl::unexpected(refusedState(file, "unreadable"));
    if (!isOwnersAlone(file)) return tl::unexpected(refusedState(file, "not its owner's alone"));
    return bytes;
}

base::Status writeStateFile(const fs::path& file, std::string_view text)
{
    std::error_code made; // a folder that cannot be made is said by the file that cannot be written
    if (fs::create_directories(file.parent_path(), made)) fs::permissions(file.parent_path(), fs::perms::owner_all, made);
    return base::writeFile(file, base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
}

} // namespace sceau::token
