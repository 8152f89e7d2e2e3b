#include "pki/certificate_archive.hpp"

namespace sceau::pki {

void fields(base::Packer& to, Certificate& certificate)
{
    to(certificate.der);
}

void fields(base::Unpacker& from, Certificate& certificate)
{
    base::Bytes der;
    from(der);
    auto parsed = parseCertificate(der);
    if (!parsed) return from.refuse();
    certificate = std::move(*parsed);
}

} // namespace sceau::pki
