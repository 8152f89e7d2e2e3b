#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <memory>
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string>

/// OpenSSL's objects as owned values, and its error queue as one of our errors. For the rooms that talk to OpenSSL.
namespace sceau::pki {

template <auto Free> struct FreeWith {
    template <class T> void operator()(T* object) const noexcept { Free(object); }
};

template <class T, auto Free> using Owned = std::unique_ptr<T, FreeWith<Free>>;

struct FreeOpenssl {
    void operator()(void* memory) const noexcept { OPENSSL_free(memory); }
};

struct FreeX509Stack {
    void operator()(STACK_OF(X509) * stack) const noexcept { sk_X509_pop_free(stack, X509_free); }
};

using BioPointer = Owned<BIO, BIO_free_all>;
using BignumPointer = Owned<BIGNUM, BN_free>;
using DigestContextPointer = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using KeyPointer = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContextPointer = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using ObjectPointer = Owned<ASN1_OBJECT, ASN1_OBJECT_free>;
using X509StackPointer = std::unique_ptr<STACK_OF(X509), FreeX509Stack>;

/// Empties OpenSSL's error queue into one error. A reason that has a code of its own (a wrong PKCS#12 password, an unknown algorithm)
/// wins over `otherwise`; the last reason is kept as the fact "openssl".
[[nodiscard]] base::Error opensslError(base::Code otherwise, std::string where);

/// Reads OpenSSL's configuration and loads its provider, which takes milliseconds once: for callers that wait for something else meanwhile.
void warmUp();

/// "1.2.840.113549.1.1.11".
[[nodiscard]] std::string dotted(const ASN1_OBJECT* object);

[[nodiscard]] inline base::BytesView viewOf(const ASN1_STRING* string)
{
    return {ASN1_STRING_get0_data(string), static_cast<std::size_t>(ASN1_STRING_length(string))};
}

/// The DER of an OpenSSL object; empty when it cannot be encoded.
template <auto Encode, class T> [[nodiscard]] base::Bytes toDer(const T* object)
{
    unsigned char* raw = nullptr;
    const int size = Encode(object, &raw);
    if (size <= 0) return {};
    const std::unique_ptr<unsigned char, FreeOpenssl> owner(raw);
    return {raw, raw + size};
}

} // namespace sceau::pki
