#include "net/ssl.hpp"

#include "net/loaded.hpp"

namespace sceau::net {

namespace {

bool fill(void* library, Ssl& ssl)
{
    bool complete = library != nullptr;
#define SCEAU_SSL(name) complete = complete && find(library, "SSL_" #name, ssl.name);
#include "net/ssl_functions.def"
#undef SCEAU_SSL
    return complete;
}

} // namespace

base::Result<const Ssl*> Ssl::load()
{
    static Ssl ssl;
    static const bool complete = fill(::dlopen(SCEAU_SSL_LIBRARY, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD), ssl);
    if (!complete) return tl::unexpected(base::Error{base::Code::programMissing}.at("ssl").with("program", SCEAU_SSL_LIBRARY));
    return &ssl;
}

} // namespace sceau::net
