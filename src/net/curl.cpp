#include "net/curl.hpp"

#include "net/loaded.hpp"

namespace sceau::net {

namespace {

bool fill(void* library, Curl& curl)
{
    bool complete = library != nullptr;
    if (!complete) return false;
#define SCEAU_CURL(name) complete = find(library, "curl_" #name, curl.name) && complete;
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
