#include "pades/lacking.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

/// Nobody answers.
class NoNetwork : public pki::HttpTransport {
public:
    base::Result<pki::HttpResponse> send(const pki::HttpRequest&, const pki::HttpLimits&, std::stop_token) override
    {
        return base::fail(base::Code::networkUnreachable, "offline");
    }
};

} // namespace

base::Result<std::vector<pki::Lack>> lackingFor(const Use& use, pki::Evidence& evidence, std::span<const pki::Certificate> anchors,
                                                pki::EvidenceSource& source, std::stop_token stop, pki::IssuerAllowance* allowance)
{
    auto lacks = pki::collectEvidence({&use.certificate, 1}, anchors, use.time, evidence, source, std::move(stop), allowance);
    if (!lacks) return lacks;
    const auto isHarmless = [&](const pki::Lack& lack) {
        if (lack.what != pki::Lack::What::laterStatus) return false;
        return use.status == Status::ofAnyTime || !(lack.certificate == use.certificate);
    };
    lacks->erase(std::remove_if(lacks->begin(), lacks->end(), isHarmless), lacks->end());
    return lacks;
}

bool lacksNothing(const Use& use, pki::Evidence evidence, std::span<const pki::Certificate> anchors)
{
    NoNetwork nobody;
    pki::EvidenceSource source(nobody, {});
    const auto lacks = lackingFor(use, evidence, anchors, source, {});
    return lacks && lacks->empty();
}

} // namespace sceau::pades
