#pragma once

#include <filesystem>
#include <string>

namespace sceau::bench {

/// A card in a virtual reader that takes 30 ms for each APDU, as real keys do, read by OpenSC's module: how long from its insertion until
/// its holder is shown, and from the command to the signature, beside OpenSC's own tool at the same job. Says so when pcscd and vpcd are
/// missing.
void benchCard(const std::string& sceauctl, const std::filesystem::path& pdf, const std::filesystem::path& folder);

} // namespace sceau::bench
