#pragma once

#include "net/curl_transport.hpp"
#include "pades/augment.hpp"
#include "support/settings.hpp"

namespace sceau::support {

/// Whom a signature level above B-B asks, and how they are reached.
struct LevelServices {
    std::vector<pki::TimestampAuthority> timestamps; ///< asked in this order
    net::CurlSettings network;                       ///< the settings' proxy, and whether an authority may be inside
    std::filesystem::path folder;                    ///< where their answers are kept for the next time; empty: in memory only
};

/// The settings', except that the time-stamping services are `tsa` (addresses) when there are any.
[[nodiscard]] LevelServices levelServices(Settings set, const std::vector<std::string>& tsa = {});

/// The services as one signature uses them, one after the other. Nothing is sent before it is needed. Not for several threads at once.
class LevelAuthorities {
public:
    LevelAuthorities(const LevelServices& services, std::vector<pki::Certificate> anchors);

    [[nodiscard]] pades::Authorities authorities();

private:
    net::CurlTransport transport_;
    pki::EvidenceSource evidence_;
    pki::TimestampClient timestamps_;
    std::vector<pki::Certificate> anchors_;
};

/// What a signature carries beside its own certificate.
[[nodiscard]] std::vector<pki::Certificate> certificatesOf(const token::Token& token);

} // namespace sceau::support
