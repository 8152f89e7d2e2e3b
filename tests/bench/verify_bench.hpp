#pragma once

#include "bench/bench_key.hpp"

namespace sceau::bench {

/// Verifying beside its peers: one small dossier (pdfsig), a thousand of them with one and with two processes (a loop of pdfsig), 200 MB
/// (openssl dgst). `sceauctl` is offline and believes the bench's root.
void benchVerify(const std::string& sceauctl, const BenchKey& key, const std::filesystem::path& folder);

} // namespace sceau::bench
