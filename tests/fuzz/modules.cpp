#include "token/candidates.hpp"

#include <cstdlib>
#include <fstream>

using namespace sceau;

namespace {

std::filesystem::path configuration()
{
    auto pattern = (std::filesystem::temp_directory_path() / "sceau-fuzz-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    const auto folder = std::filesystem::path(pattern) / "pkcs11/modules";
    std::filesystem::create_directories(folder);
    ::setenv("XDG_CONFIG_HOME", pattern.c_str(), 1);
    return folder / "fuzz.module";
}

} // namespace

/// A p11-kit configuration of the user.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto file = configuration();
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    static_cast<void>(token::candidateModules());
    return 0;
}
