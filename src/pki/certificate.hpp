#pragma once

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct x509_st;

namespace sceau::pki {

enum class KeyType { rsa, ecdsa, other };

/// keyUsage (RFC 5280 § 4.2.1.3); `present` false when the extension is absent.
struct KeyUsage {
    bool present = false;
    bool digitalSignature = false;
    bool nonRepudiation = false;
    bool keyCertSign = false;
    bool crlSign = false;
};

/// What a certificate is for, by its key usage: nonRepudiation alone, digitalSignature alone, both (RGS A4 II.2.2).
enum class Role { signature, authentication, dual, other };

/// A certificate as plain data, read once under strict limits; `der` is the original.
struct Certificate {
    base::Bytes der;
    std::string subject; ///< RFC 2253, UTF-8
    std::string issuer;
    base::Bytes subjectDer;
    base::Bytes issuerDer;
    std::string serial; ///< upper-case hexadecimal, no leading zeros beyond a whole byte
    std::string commonName;
    std::string givenName;
    std::string surname;
    std::string pseudonym;
    std::string organisation;
    std::vector<std::string> organisationalUnits;
    std::string organisationIdentifier; ///< 2.5.4.97
    std::string subjectSerialNumber;
    std::string country;
    std::string issuerCommonName;
    std::vector<std::string> emails; ///< subjectAltName rfc822Name and emailAddress
    base::Instant notBefore{};
    base::Instant notAfter{};
    KeyUsage usage;
    std::vector<std::string> extendedUsages;                ///< dotted OIDs
    std::vector<std::string> policies;                      ///< dotted OIDs
    std::vector<std::string> qcStatements;                  ///< dotted OIDs
    std::vector<std::string> ocspUrls, issuerUrls, crlUrls; ///< http and https only
    bool isAuthority = false;
    KeyType keyType = KeyType::other;
    int keyBits = 0;
    std::string signatureAlgorithm;   ///< OpenSSL long name
    std::string fingerprint;          ///< SHA-256 of der, lower-case hexadecimal
    std::shared_ptr<x509_st> decoded; ///< for toX509(): OpenSSL takes longer to decode a certificate than to use it

    [[nodiscard]] Role role() const;
    [[nodiscard]] bool selfIssued() const { return subjectDer == issuerDer; }
    friend bool operator==(const Certificate& a, const Certificate& b) { return a.der == b.der; }
};

/// DER only, at most 64 KiB. Code::certificateUnreadable.
[[nodiscard]] base::Result<Certificate> parseCertificate(base::BytesView der);

/// All certificates of PEM text, or the one of DER. Code::certificateUnreadable.
[[nodiscard]] base::Result<std::vector<Certificate>> certificatesIn(base::BytesView pemOrDer);

/// All certificates of a PEM or DER file. Codes: fileMissing, fileUnreadable, certificateUnreadable.
[[nodiscard]] base::Result<std::vector<Certificate>> readCertificates(const std::filesystem::path& file);

/// Every certificate of a file, or of each *.pem, *.crt, *.cer and *.der of a folder.
[[nodiscard]] base::Result<std::vector<Certificate>> readAnchors(const std::filesystem::path& fileOrFolder);

[[nodiscard]] std::string toPem(const Certificate& certificate);

struct X509Deleter {
    void operator()(x509_st* x) const noexcept;
};
using X509Pointer = std::unique_ptr<x509_st, X509Deleter>;

/// For the rooms that hand certificates to OpenSSL.
[[nodiscard]] X509Pointer toX509(const Certificate& certificate);

} // namespace sceau::pki
