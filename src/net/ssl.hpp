#pragma once

#include "base/result.hpp"

#include <openssl/ssl.h>

namespace sceau::net {

/// The functions of libssl that we use, of the library that libcurl has brought: linked in, it would cost every command its time.
struct Ssl {
#define SCEAU_SSL(name) decltype(&::SSL_##name) name = nullptr;
#include "net/ssl_functions.def"
#undef SCEAU_SSL

    /// After Curl::load(). Code::programMissing when libcurl works with another library.
    [[nodiscard]] static base::Result<const Ssl*> load();
};

} // namespace sceau::net
