#pragma once

#include <dlfcn.h>

namespace sceau::net {

/// Inside the room: one function of a library that was loaded when it was first needed; whether it is there.
template <class Function> bool find(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    return function != nullptr;
}

} // namespace sceau::net
