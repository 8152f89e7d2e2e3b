#pragma once

#include "base/result.hpp"

#include <curl/curl.h>

namespace sceau::net {

/// The functions of libcurl that we use, found when a command first needs the network: linked in, the library and the two dozen that it
/// brings cost every command more than its own work at B-B takes.
struct Curl {
#define SCEAU_CURL(name) decltype(&::curl_##name) name = nullptr;
#include "net/curl_functions.def"
#undef SCEAU_CURL

    /// Ready to use from any thread. Code::programMissing when the library, or a function of it, is not there.
    [[nodiscard]] static base::Result<const Curl*> load();
};

} // namespace sceau::net
