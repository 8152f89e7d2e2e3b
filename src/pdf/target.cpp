#include "pdf/target.hpp"

#include "base/whole_file.hpp"

#include <cerrno>
#include <unistd.h>

namespace sceau::pdf {

using base::Code;
namespace fs = std::filesystem;

base::Status checkTarget(const fs::path& input, const fs::path& output, bool force)
{
    std::error_code unknown;
    const auto failed = [&](Code code) { return tl::unexpected(base::Error{code}.at("target").with("file", output.string())); };
    if (fs::equivalent(input, output, unknown)) return failed(Code::targetIsInput);
    const bool stands = fs::exists(fs::symlink_status(output, unknown));
    if (stands && !force) return failed(Code::targetExists);
    if (stands && fs::is_directory(output, unknown)) return failed(Code::targetExists);
    const auto folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return tl::unexpected(base::fileError(errno, folder, Code::writeFailed).at("target"));
    return {};
}

} // namespace sceau::pdf
