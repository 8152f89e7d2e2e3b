#pragma once

#include "pki/timestamp_client.hpp"

#include <span>

/// The two messages of RFC 3161 § 2.4 as bytes.
namespace sceau::pki {

/// What was asked, for the answer to be compared with.
struct TimestampQuery {
    std::string digest; ///< "SHA-256"
    base::Bytes imprint;
    base::Bytes nonce; ///< big-endian, its first byte not zero
    std::string policy;
    base::Bytes der; ///< TimeStampReq, asking for the authority's certificate
};

/// With a new nonce of 64 bits. Code::internal.
[[nodiscard]] base::Result<TimestampQuery> queryFor(const TimestampRequest& request, const std::string& policy);

/// The token of a TimeStampResp that grants it. Codes: timestampRefused (facts "reason": the PKIFailureInfo's name, "said": the
/// authority's own words), timestampAnswerInvalid, timestampMalformed.
[[nodiscard]] base::Result<Timestamp> grantedBy(base::BytesView response);

/// Whether the token answers the query and is signed as it should be. Code::timestampAnswerInvalid, fact "reason".
[[nodiscard]] base::Status checkAnswer(const Timestamp& timestamp, const TimestampQuery& query);

/// Whether its authority may time-stamp, and at a time like `now`. Codes: timestampAuthorityUnfit (fact "reason"), timestampClockDiffers
/// (fact "difference", in seconds). Without anchors the path is not asked for.
[[nodiscard]] base::Status checkAuthority(const Timestamp& timestamp, std::span<const Certificate> anchors, base::Instant now);

} // namespace sceau::pki
