#include "levels.hpp"

#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <openssl/objects.h>

namespace sceau::test {

LiveAuthorities::LiveAuthorities()
{
    const auto list = crlAt(server_.url("/issuing.crl"));
    signer_ = issuing_.issue("TEST Hélène TEST MARTIN", {{NID_key_usage, "nonRepudiation", true}, list});
    unit_ = timeUnit(issuing_.identity(), {list});
}

base::Bytes LiveAuthorities::listOf(RealAuthority& authority)
{
    const auto made = present() - (listsAreOld ? std::chrono::hours{20} : std::chrono::hours{0});
    return authority.crl(made, made + std::chrono::hours{24});
}

void LiveAuthorities::answer(const std::string& request, int socket)
{
    const bool isRoot = request.find("/root.crl") != std::string::npos;
    const auto list = silent ? base::Bytes() : listOf(isRoot ? root_ : issuing_);
    (void)sendText(socket, httpAnswer(silent ? "503 Service Unavailable" : "200 OK", std::string(base::textOf(list))));
}

Levels::Levels() : signer(live.signer()), folder_(temporaryFolder("levels"))
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
