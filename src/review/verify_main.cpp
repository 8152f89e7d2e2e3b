#include "base/message.hpp"
#include "net/curl_transport.hpp"
#include "review/verifier.hpp"

#include <cstdlib>
#include <unistd.h>

/// sceau-verify: verifies files for a window or another program that has threads; see review/verifier.hpp. What is verified comes first,
/// then the files.
int main()
{
    using namespace sceau;
    base::forbidCoreDumps();
    const auto message = base::receiveMessage(STDIN_FILENO, review::messageLimit);
    auto password = base::receiveSecret(STDIN_FILENO);
    auto verification = message ? review::decodeVerification(*message) : std::nullopt;
    if (!verification || !password) return EXIT_FAILURE;
    verification->options.password = std::move(*password);
    const auto& online = verification->online;
    net::CurlTransport transport({.proxy = online ? online->proxy : std::nullopt, .localAuthorities = online && online->localAuthorities});
    pki::EvidenceSource source(transport, online ? online->cacheFolder : std::filesystem::path());
    if (online) verification->options.source = &source;
    review::serveVerifier([&](const std::filesystem::path& file) { return review::verified(file, *verification); }, verification->limits);
    return EXIT_SUCCESS;
}
