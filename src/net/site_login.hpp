#pragma once

#include "net/curl_transport.hpp"
#include "pki/signer.hpp"

namespace sceau::net {

/// Shows a key to a web site: TLS with the key's certificate, one signature, one GET of `url`. Only https. The site proves itself first, by
/// the system's authorities and its name; nothing of the key is shown before. Redirections are followed on that host and connection alone:
/// elsewhere, or where the key would have to sign again, the answer stands as it is. The key's own time does not count
/// against `limits`. Blocks.
/// The answer is the site's HTTP status, 200 to 399. Codes: those of `signer`; mechanismUnsupported (TLS has no use for what the key can
/// do); certificateNotAsked; certificateRefused (by an alert, an HTTP status that says so, or a connection that ended there; facts
/// "reason", "status"); networkStatus (another status, a redirection elsewhere, an address that is not https), networkUnreachable,
/// networkTimeout, networkTls, networkTooLarge, programMissing, cancelled. Fact "host".
[[nodiscard]] base::Result<int> logIn(const std::string& url, pki::Signer& signer, const CurlSettings& settings,
                                      const pki::HttpLimits& limits, std::stop_token stop);

} // namespace sceau::net
