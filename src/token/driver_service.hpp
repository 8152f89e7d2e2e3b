#pragma once

#include <filesystem>

/// Inside the room: what a driver's process does.
namespace sceau::token {

/// Answers questions about the keys of one PKCS#11 module, on standard input, which is a socket, until the other side ends.
void serveDriver(const std::filesystem::path& module);

} // namespace sceau::token
