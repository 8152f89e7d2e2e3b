#pragma once

#include "base/archive.hpp"
#include "pki/certificate.hpp"

namespace sceau::pki {

/// The original bytes; parsed anew when they are read back, and refused when they are no certificate.
void fields(base::Packer& to, Certificate& certificate);
void fields(base::Unpacker& from, Certificate& certificate);

} // namespace sceau::pki
