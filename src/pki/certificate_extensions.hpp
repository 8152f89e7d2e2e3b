#pragma once

#include "pki/certificate.hpp"

namespace sceau::pki {

/// Fills what the extensions say. Code::certificateUnreadable for one that is malformed or present twice.
[[nodiscard]] base::Status readExtensions(const x509_st* x509, Certificate& certificate);

} // namespace sceau::pki
