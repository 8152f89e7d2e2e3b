#pragma once

#include "pki/evidence.hpp"
#include "pki/http_transport.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace sceau::pki {

/// Asks authorities, once for each of them and not for each file: answers are kept in a folder that processes share, statuses until their
/// nextUpdate, certificates for a week, failures for two minutes. What is kept was verified before, and is verified again when read.
/// Safe to use from several threads and processes at once: one asks, the others wait for its answer.
class EvidenceSource {
public:
    /// An empty folder: kept in memory only. The transport must outlive this. The clock is the present, whatever time is judged.
    EvidenceSource(HttpTransport& transport, std::filesystem::path cacheFolder, base::Clock clock = {});
    EvidenceSource(EvidenceSource&&) noexcept;
    EvidenceSource& operator=(EvidenceSource&&) noexcept;
    ~EvidenceSource();

    /// A DER OCSPResponse that statementsOn() accepts for this certificate and that is current; asked for again when the one kept has a
    /// thisUpdate before `after`. Codes: revocationUnknown (no address, or an answer that proves nothing; fact "reason"), the
    /// transport's, cancelled.
    [[nodiscard]] base::Result<base::Bytes> ocsp(const Certificate& certificate, const Certificate& issuer, std::stop_token stop,
                                                 std::optional<base::Instant> after = {});
    /// A DER CertificateList, likewise. One with a lower cRLNumber than the one kept is refused.
    [[nodiscard]] base::Result<base::Bytes> crl(const Certificate& certificate, const Certificate& issuer, std::stop_token stop,
                                                std::optional<base::Instant> after = {});
    /// The certificates of the authority that signed this one, by its caIssuers addresses: DER, PEM or PKCS#7 (RFC 5280 § 4.2.2.1).
    /// Only those with its issuer's name and a key that verifies its signature. Whoever made the file may have chosen the addresses: none
    /// on a local network is asked (HttpLimits::publicOnly). Code::chainNotFound when there is none.
    [[nodiscard]] base::Result<std::vector<Certificate>> issuers(const Certificate& certificate, std::stop_token stop);

    [[nodiscard]] base::Instant now() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What is missing for one certificate.
struct Lack {
    enum class What {
        path,       ///< no path to an anchor that is valid at the time
        status,     ///< no statement at all
        laterStatus ///< the newest statement was made before the time: a later one comes at `expectedAt` if the authority said when
    };
    What what = What::path;
    Certificate certificate;
    base::Error error; ///< why
    std::optional<base::Instant> expectedAt;
};

/// How often files that nobody vouches for may still make us ask somebody: issuers of certificates without a path to an anchor.
struct IssuerAllowance {
    int questions = 16; ///< certificates; of each, three addresses at most are asked
};

/// Completes `evidence` so that the path of each of `leaves` to one of `anchors`, and of each delegated responder met there, can be judged
/// at `after`: issuers by their addresses, then for each certificate below the anchor OCSP first, a CRL otherwise, made at or after
/// `after` where an authority gives it. What `evidence` already proves is not asked for again. Adds the certificates of the paths, too.
/// Says which certificate lacks what; empty: complete. `allowance` is shared by the calls for one file; none: one of this call's own. A
/// revoked certificate lacks nothing: its statement is there. Code::cancelled.
[[nodiscard]] base::Result<std::vector<Lack>> collectEvidence(std::span<const Certificate> leaves, std::span<const Certificate> anchors,
                                                              base::Instant after, Evidence& evidence, EvidenceSource& source,
                                                              std::stop_token stop, IssuerAllowance* allowance = nullptr);

} // namespace sceau::pki
