#include "shared/live_authorities.hpp"

#include <openssl/objects.h>

namespace sceau::test {

LiveAuthorities::LiveAuthorities(Speaks how)
{
    const auto status = how == Speaks::byLists ? crlAt(server_.url("/issuing.crl")) : ocspAt(server_.url("/ocsp"));
    signer_ = issuing_.issue("TEST Hélène TEST MARTIN", {{NID_key_usage, "nonRepudiation", true}, status});
    auto unit = draftFor("TEST Horodatage", &issuing_.identity(),
                         {{NID_key_usage, "digitalSignature", true}, {NID_ext_key_usage, "timeStamping", true}, status});
    unit_ = issuing_.issue(unit);
    if (how == Speaks::byResponder) startResponder();
}

void LiveAuthorities::startResponder()
{
    responder_.emplace(issuing_, delegated_);
}

void LiveAuthorities::revokeSigner(base::Instant at)
{
    issuing_.revoke(signer_.certificate, at);
    startResponder();
}

void LiveAuthorities::revokeUnit(base::Instant at)
{
    issuing_.revoke(unit_.certificate, at);
    startResponder();
}

void LiveAuthorities::forgetSigner()
{
    issuing_.forget(signer_.certificate);
    startResponder();
}

base::Bytes LiveAuthorities::listOf(RealAuthority& authority)
{
    const auto made = present() - (listsAreOld ? std::chrono::hours{20} : std::chrono::hours{0});
    return authority.crl(made, made + std::chrono::hours{24});
}

void LiveAuthorities::answer(const std::string& request, int socket)
{
    if (request.starts_with("POST /ocsp ") && responder_ && !silent) {
        (void)sendText(socket, responder_->answer(request));
        return;
    }
    const bool isRoot = request.find("/root.crl") != std::string::npos;
    const auto list = silent ? base::Bytes() : listOf(isRoot ? root_ : issuing_);
    (void)sendText(socket, httpAnswer(silent ? "503 Service Unavailable" : "200 OK", std::string(base::textOf(list))));
}

} // namespace sceau::test
