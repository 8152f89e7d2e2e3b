#pragma once

#include "pki/evidence_source.hpp"
#include "pki/signer.hpp"
#include "pki/timestamp.hpp"

namespace sceau::pki {

struct TimestampAuthority {
    std::string url;
    std::string policy; ///< dotted OID to ask for; empty: the authority's own
};

struct TimestampRequest {
    Digest digest = Digest::sha256;
    base::Bytes imprint; ///< what is shown to the authority: a digest, never the document
};

/// Asks time-stamping authorities (RFC 3161 § 3.4) in order, until one answers rightly: nonce, imprint and policy as asked, signed by a
/// certificate for nothing else that is valid and leads to an anchor when there are any, at a time within five minutes of the clock.
/// One that answered is asked first the next time. Not for several threads at once.
/// The issuers that a token leaves out are fetched from where its certificates say, when there is a source for them.
class TimestampClient {
public:
    /// The transport, and the source of issuers, must outlive this. An authority that has not answered whole within `patience` has failed.
    TimestampClient(HttpTransport& transport, std::vector<TimestampAuthority> authorities, std::vector<Certificate> anchors,
                    base::Clock clock = {}, EvidenceSource* issuers = nullptr, std::chrono::milliseconds patience = HttpLimits{}.total);

    /// Codes: timestampNowhere, timestampUnavailable (fact "reasons": host and code of each authority), cancelled, internal.
    [[nodiscard]] base::Result<Timestamp> stamp(const TimestampRequest& request, std::stop_token stop = {});

    /// Whether an authority would stamp now, by a token over random bytes: what can fail is known before a key is used. Codes as stamp().
    [[nodiscard]] base::Status answers(std::stop_token stop = {});

    /// Why each authority that was asked by the last call failed: timestampRefused, timestampAnswerInvalid, timestampAuthorityUnfit,
    /// timestampClockDiffers, and the transport's codes. Facts: "host", "reason".
    [[nodiscard]] const std::vector<base::Error>& failures() const { return failures_; }

private:
    [[nodiscard]] base::Result<Timestamp> ask(const TimestampAuthority& authority, const TimestampRequest& request, std::stop_token stop);

    /// Adds issuers to the token's certificates as long as its path ends before an anchor.
    void completePath(Timestamp& timestamp, std::stop_token stop);

    HttpTransport& transport_;
    std::vector<TimestampAuthority> authorities_; ///< the one that answered last comes first
    std::vector<Certificate> anchors_;
    base::Clock clock_;
    EvidenceSource* issuers_;
    std::chrono::milliseconds patience_;
    std::vector<base::Error> failures_;
};

} // namespace sceau::pki
