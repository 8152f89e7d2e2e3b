#include "net/ssl.hpp"

#include <dlfcn.h>

namespace sceau::net {

namespace {

template <class Function> bool find(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

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
