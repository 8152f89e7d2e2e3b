#pragma once

#include "pki/certificate.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sceau::pki {

/// Which certificates of a service a qualification is about (TS 119 612 § 5.5.9.2.2); lists of lists as the file nests them.
struct ListedCriteria {
    enum class Assert { all, atLeastOne, none };
    struct UsageBit {
        std::string name; ///< "nonRepudiation"
        bool value = false;
    };
    Assert assert = Assert::all;
    std::vector<std::vector<UsageBit>> usages;      ///< each a set of bits that must all be so
    std::vector<std::vector<std::string>> policies; ///< each a set of policies that must all be there
    std::vector<ListedCriteria> nested;
    bool unknown = false; ///< there is a criterion that we do not know: nobody can tell whether it holds
};

struct ListedQualification {
    std::vector<std::string> qualifiers; ///< last part of the URI: "QCWithQSCD"
    ListedCriteria criteria;
};

/// What a service was from a time on.
struct ListedPeriod {
    std::string type;   ///< last parts of the URI: "CA/QC"
    std::string status; ///< last part of the URI: "granted"
    base::Instant from{};
    std::vector<std::string> additional; ///< AdditionalServiceInformation, last part of the URI: "ForeSignatures"
    std::vector<ListedQualification> qualifications;
};

struct ListedService {
    std::string name; ///< the English one, else the first
    std::string provider;
    std::vector<Certificate> certificates;
    std::vector<ListedPeriod> periods; ///< newest first
};

/// Whether a law gives a signature the effect of a handwritten one, as far as a trusted list tells (TS 119 615 § 4.4).
struct QualifiedHint {
    enum class Answer { no, yes, unknown };
    Answer qualifiedForSignature = Answer::unknown;
    Answer device = Answer::unknown; ///< the key is in a qualified signature creation device
    std::string service;
    std::string provider;
    std::string status;               ///< of the service at that time: "granted"
    std::vector<std::string> reasons; ///< words for a report: "serviceNotListed", "NotQualified", "qcStatement"
};

/// A member state's list of trust services (ETSI TS 119 612), its own signature verified.
struct TrustedList {
    std::string territory;
    base::Instant issuedAt{};
    std::optional<base::Instant> nextUpdate; ///< empty: a closed list
    std::vector<ListedService> services;
    Certificate signedBy; ///< the scheme operator's
};

/// At most 32 MiB of XML without a document type; the enveloped signature covers all of it and verifies with the key of one of
/// `schemeOperators`, whatever the file says of its key. Codes: trustedListInvalid (fact "reason"), programMissing.
[[nodiscard]] base::Result<TrustedList> readTrustedList(base::BytesView xml, std::span<const Certificate> schemeOperators);

/// The certificates of the services that issue qualified certificates, as anchors; each service's history says when it was trusted.
[[nodiscard]] std::vector<Certificate> anchorsOf(const TrustedList& list);

/// Whether a newer list must have come before `time`: the service may have been withdrawn since.
[[nodiscard]] bool isOutOfDate(const TrustedList& list, base::Instant time);

/// What the list says of a certificate at `time`; `chain` is its path, leaf first. After the list's next update there is only `unknown`.
[[nodiscard]] QualifiedHint hintFor(const TrustedList& list, std::span<const Certificate> chain, base::Instant time);

} // namespace sceau::pki
