#pragma once

#include "pki/certificate.hpp"
#include "pki/openssl.hpp"

#include <openssl/cms.h>

namespace sceau::pki {

/// What a CMS SignedData of one SignerInfo says (RFC 5652): a signature, a time-stamp token. Nothing here is believed yet.
struct SignedData {
    Certificate signer;
    bool signerFound = false;
    std::vector<Certificate> certificates;
    std::string digest;    ///< "SHA-256"
    std::string algorithm; ///< "RSA PKCS#1 v1.5", "RSASSA-PSS", "ECDSA"
    base::Bytes messageDigest;
    base::Bytes signature;       ///< the signature value: what a signature-time-stamp is over
    bool essPresent = false;     ///< signing-certificate or signing-certificate-v2
    bool essSecondAlone = false; ///< exactly one signing-certificate-v2 and no first version, which knows SHA-1 only
    bool essMatches = false;     ///< every one of them names the signer
    bool signatureValid = false; ///< over the signed attributes, with the signer's public key
    bool der = false;            ///< false: encodings that only BER allows
    std::size_t size = 0;        ///< of the encoding, padding apart
    std::vector<base::Code> problems;
};

/// The same with OpenSSL's objects, for the room's readers of what it signs.
struct OpenedSignedData {
    Owned<CMS_ContentInfo, CMS_ContentInfo_free> cms;
    CMS_SignerInfo* info = nullptr; ///< of cms
    SignedData data;
};

/// `contents`, which nothing but zeros may follow: version, algorithms and certificates that contradict each other, an attribute that is
/// missing or repeated, more than one signer are refused. Code::cmsMalformed.
[[nodiscard]] base::Result<OpenedSignedData> openSignedData(base::BytesView contents);

} // namespace sceau::pki
