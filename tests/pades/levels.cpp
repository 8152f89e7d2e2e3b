#include "levels.hpp"

#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

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

Levels::Levels(LiveAuthorities::Speaks how) : live(how), signer(live.signer()), folder_(temporaryFolder("levels"))
{
    signer.setChain(live.chain());
    manner.identity = &live.unit();
    manner.chain = live.chain();
    stamping.emplace(manner);
    stampingUrl_ = stamping->url();
}

pades::Authorities Levels::authorities()
{
    const std::vector anchors{live.root()};
    timestamps_.emplace(transport_, std::vector<pki::TimestampAuthority>{{stampingUrl_, {}}}, anchors);
    evidence_.emplace(transport_, std::filesystem::path());
    return {&*timestamps_, &*evidence_, anchors};
}

base::Result<pades::Signed> Levels::sign(pades::Level level, int certification)
{
    pades::SignOptions options;
    options.level = level;
    options.certification = certification;
    options.authorities = authorities();
    return pades::sign(pdfKind("classic").make(temporaryFolder("letter")), at("signed.pdf"), signer, options);
}

base::Result<pades::Augmented> Levels::augment(const std::filesystem::path& input, const std::string& output, pades::Level level)
{
    pades::AugmentOptions options;
    options.level = level;
    options.authorities = authorities();
    return pades::augment(input, at(output), options);
}

std::string Levels::levelOf(const std::filesystem::path& file) const
{
    const auto level = pades::levelOf(file, {live.root()});
    return level ? pades::name(*level) : base::name(level.error().code) + ' ' + level.error().where;
}

pades::FileReport Levels::reportOn(const std::filesystem::path& file) const
{
    pades::VerifyOptions options;
    options.anchors = {live.root()};
    options.at = present();
    return pades::verify(file, options);
}

bool beginsWith(const std::filesystem::path& file, const std::filesystem::path& before)
{
    return readText(file).starts_with(readText(before));
}

} // namespace sceau::test
