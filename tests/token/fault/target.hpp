#pragma once

#include <cstdlib>
#include <dlfcn.h>
#include <p11-kit-1/p11-kit/pkcs11.h>

namespace fault {

/// The module behind this one: SoftHSM, or the one that SCEAU_FAULT_TARGET names.
inline const CK_FUNCTION_LIST* target()
{
    static const CK_FUNCTION_LIST* const list = [] {
        const char* file = std::getenv("SCEAU_FAULT_TARGET");
        void* library = dlopen(file ? file : "/usr/lib/softhsm/libsofthsm2.so", RTLD_NOW | RTLD_LOCAL);
        CK_FUNCTION_LIST* functions = nullptr;
        const auto get = library ? reinterpret_cast<CK_C_GetFunctionList>(dlsym(library, "C_GetFunctionList")) : nullptr;
        if (get) get(&functions);
        return functions;
    }();
    return list;
}

} // namespace fault
