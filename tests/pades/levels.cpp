#include "levels.hpp"

#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

namespace sceau::test {

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
