#pragma once

#include "base/clock.hpp"
#include "base/progress.hpp"
#include "base/secret.hpp"
#include "pades/level.hpp"
#include "pki/evidence_source.hpp"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// Validation of the signatures of a PDF (ETSI EN 319 102-1). Rejects by default: what is not judged is INDETERMINATE, never passed.
namespace sceau::pades {

enum class Indication { totalPassed, totalFailed, indeterminate };
enum class Coverage { wholeFile, wholeRevision, partial };
enum class Changes { none, archival, formFilling, annotations, forbidden };

struct ReportMessage {
    base::Code code;
    base::Facts facts;
};

/// A signature-time-stamp, which dates one signature.
struct TimestampReport {
    std::string authority; ///< common name; empty when the token does not hold its certificate
    std::string time;      ///< RFC 3339
    bool proven = false;   ///< false: a claim like any other
};

struct SignatureReport {
    std::string field;
    bool documentTimestamp = false;
    Indication indication = Indication::indeterminate;
    std::string subIndication;    ///< "HASH_FAILURE"; empty when passed
    std::string level;            ///< name(reached); empty outside the baseline
    Level reached = Level::basic; ///< what the file holds for it, also where it is no baseline signature
    std::string subFilter;
    bool intact = false;
    Coverage coverage = Coverage::partial;
    Changes changes = Changes::forbidden;
    int certification = 0;
    std::optional<pki::Certificate> signer;
    std::vector<pki::Certificate> chain; ///< leaf to anchor; empty when none was found
    std::string claimedTime;             ///< RFC 3339 of /M, or of a document time-stamp itself; empty when absent or unreadable
    std::string provenTime;              ///< RFC 3339: when it is proven to have existed; empty when nothing proves more than now
    std::string statusTime; ///< RFC 3339: the signer's certificate was not revoked then, as its authority says; empty when unknown
    std::vector<TimestampReport> timestamps;
    std::string digest;
    std::string algorithm;
    std::vector<ReportMessage> messages;
};

enum class FileStatus { totalPassed, totalFailed, indeterminate, noSignature, unreadable };

struct FileReport {
    std::filesystem::path file;
    FileStatus status = FileStatus::unreadable;
    std::vector<SignatureReport> signatures;
    std::vector<ReportMessage> messages;
    std::int64_t elapsedMs = 0;
};

struct VerifyOptions {
    std::vector<pki::Certificate> anchors; ///< Sceau's own store or --trust; never the system's
    base::Instant at{};
    base::Secret password;
    pki::EvidenceSource* source = nullptr; ///< asked for revocation data; nullptr: nobody is (offline)
};

/// Never throws nor fails: a file that cannot be read is a report with FileStatus::unreadable.
[[nodiscard]] FileReport verify(const std::filesystem::path& file, const VerifyOptions& options, std::stop_token stop = {},
                                const base::Progress& progress = {});

/// "TOTAL-PASSED", "whole-file", …: the words of SPEC § 8.
[[nodiscard]] std::string name(Indication indication);
[[nodiscard]] std::string name(Coverage coverage);
[[nodiscard]] std::string name(Changes changes);
[[nodiscard]] std::string name(FileStatus status);

} // namespace sceau::pades
