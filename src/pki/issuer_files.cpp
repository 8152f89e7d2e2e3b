#include "pki/issuer_files.hpp"

#include "pki/der.hpp"
#include "pki/openssl.hpp"

#include <algorithm>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace sceau::pki {

namespace {

using Pkcs7Pointer = Owned<PKCS7, PKCS7_free>;

constexpr int mostCertificates = 64;

Pkcs7Pointer readPkcs7(base::BytesView bytes)
{
    if (base::textOf(bytes).find("-----BEGIN PKCS7-----") != std::string_view::npos) {
        const BioPointer text(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
        return Pkcs7Pointer(PEM_read_bio_PKCS7(text.get(), nullptr, nullptr, nullptr));
    }
    if (derSize(bytes) != bytes.size()) return {};
    const unsigned char* cursor = bytes.data();
    return Pkcs7Pointer(d2i_PKCS7(nullptr, &cursor, static_cast<long>(bytes.size())));
}

std::vector<Certificate> certificatesOf(const PKCS7* pkcs7)
{
    std::vector<Certificate> certificates;
    if (pkcs7 == nullptr || !PKCS7_type_is_signed(pkcs7) || pkcs7->d.sign == nullptr) return certificates;
    const auto* stack = pkcs7->d.sign->cert;
    for (int i = 0; i < std::min(sk_X509_num(stack), mostCertificates); ++i) {
        if (auto certificate = parseCertificate(toDer<i2d_X509>(sk_X509_value(stack, i)))) certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

} // namespace

base::Result<std::vector<Certificate>> readIssuerFile(base::BytesView bytes)
{
    auto bag = certificatesOf(readPkcs7(bytes).get());
    ERR_clear_error();
    if (!bag.empty()) return bag;
    auto certificates = certificatesIn(bytes);
    if (certificates && certificates->size() > mostCertificates) certificates->resize(mostCertificates);
    return certificates;
}

} // namespace sceau::pki
