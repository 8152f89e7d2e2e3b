#include "base/program.hpp"

#include <unistd.h>

namespace fs = std::filesystem;

namespace sceau::base {

Result<fs::path> siblingProgram(std::string_view name)
{
    std::error_code unreadable;
    const auto self = fs::read_symlink("/proc/self/exe", unreadable);
    if (unreadable) return tl::unexpected(Error{Code::programMissing}.at("/proc/self/exe").with("program", std::string(name)));
    return siblingProgram(name, self.parent_path());
}

Result<fs::path> siblingProgram(std::string_view name, const fs::path& folder)
{
    for (const auto* place : {".", "../libexec/sceau", "../bin"}) {
        const auto program = (folder / place / name).lexically_normal();
        std::error_code ignored;
        if (fs::is_regular_file(program, ignored) && ::access(program.c_str(), X_OK) == 0) return program;
    }
    return tl::unexpected(Error{Code::programMissing}.at("siblingProgram").with("program", std::string(name)));
}

} // namespace sceau::base
