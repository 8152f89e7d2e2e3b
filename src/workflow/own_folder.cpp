#include "workflow/own_folder.hpp"

#include "base/whole_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace sceau::workflow {

using base::Code;
namespace fs = std::filesystem;

bool isOurs(const fs::path& path, Kind kind)
{
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) return false;
    if ((found.st_mode & S_IFMT) != (kind == Kind::file ? S_IFREG : S_IFDIR)) return false;
    return found.st_uid == ::geteuid() && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

base::Status makeOwnFolder(const fs::path& folder)
{
    std::error_code ignored;
    fs::create_directories(folder.parent_path(), ignored);
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return tl::unexpected(base::fileError(errno, folder, Code::folderReadOnly));
    if (!isOurs(folder, Kind::folder)) return base::fail(Code::folderReadOnly, "makeOwnFolder");
    return {};
}

} // namespace sceau::workflow
