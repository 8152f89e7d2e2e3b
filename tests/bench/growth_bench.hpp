#pragma once

#include <filesystem>
#include <string>

namespace sceau::bench {

/// How verification grows with a file's revisions, each of them signed, and with its objects: what twice as much costs.
void benchGrowth(const std::string& sceauctl, const std::filesystem::path& folder);

} // namespace sceau::bench
