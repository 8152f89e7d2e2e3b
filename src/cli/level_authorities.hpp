#pragma once

#include "net/curl_transport.hpp"
#include "pades/augment.hpp"

namespace sceau::cli {

/// Whom a signature level above B-B asks: the time-stamping services of --tsa, else the settings', and the authorities of the
/// certificates, through the settings' proxy. Nothing is sent before it is needed.
class LevelAuthorities {
public:
    LevelAuthorities(const std::vector<std::string>& tsa, std::vector<pki::Certificate> anchors);

    [[nodiscard]] pades::Authorities authorities();

private:
    net::CurlTransport transport_;
    pki::EvidenceSource evidence_;
    pki::TimestampClient timestamps_;
    std::vector<pki::Certificate> anchors_;
};

} // namespace sceau::cli
