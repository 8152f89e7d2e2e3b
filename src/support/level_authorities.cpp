#include "support/level_authorities.hpp"

namespace sceau::support {

LevelServices levelServices(Settings set, const std::vector<std::string>& tsa)
{
    LevelServices services{std::move(set.timestamps), {std::move(set.proxy), set.localAuthorities}, authoritiesFolder()};
    if (!tsa.empty()) services.timestamps.clear();
    for (const auto& url : tsa)
        services.timestamps.push_back({url, {}});
    return services;
}

LevelAuthorities::LevelAuthorities(const LevelServices& services, std::vector<pki::Certificate> anchors)
    : transport_(services.network), evidence_(transport_, services.folder),
      timestamps_(transport_, services.timestamps, anchors, {}, &evidence_), anchors_(std::move(anchors))
{
}

pades::Authorities LevelAuthorities::authorities()
{
    return {&timestamps_, &evidence_, anchors_};
}

std::vector<pki::Certificate> certificatesOf(const token::Token& token)
{
    std::vector<pki::Certificate> certificates;
    for (const auto& one : token.certificates)
        certificates.push_back(one.certificate);
    return certificates;
}

} // namespace sceau::support
