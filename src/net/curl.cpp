#include "net/curl.hpp"

#include <dlfcn.h>

namespace sceau::net {

namespace {

/// Fills one function; remembers that one is missing.
template <class Function> void find(void* library, const char* name, Function& function, bool& complete)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    complete = complete && function != nullptr;
}

bool fill(void* library, Curl& curl)
{
    bool complete = library != nullptr;
    if (!complete) return false;
#define SCEAU_CURL(name) find(library, "curl_" #name, curl.name, complete);
#include "net/curl_functions.def"
#undef SCEAU_CURL
    return complete && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

} // namespace

base::Result<const Curl*> Curl::load()
{
    static Curl curl;
    static const bool complete = fill(::dlopen(SCEAU_CURL_LIBRARY, RTLD_NOW | RTLD_LOCAL), curl);
    if (!complete) return tl::unexpected(base::Error{base::Code::programMissing}.at("curl").with("program", SCEAU_CURL_LIBRARY));
    return &curl;
}

} // namespace sceau::net
