#pragma once

#include <p11-kit-1/p11-kit/pkcs11.h>

namespace sceau::token {

/// A module's own functions: the second door to what libp11 has loaded (dlopen shares the state).
using Functions = CK_FUNCTION_LIST;

} // namespace sceau::token
