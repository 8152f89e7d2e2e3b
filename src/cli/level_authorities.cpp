#include "cli/level_authorities.hpp"

#include "support/settings.hpp"

namespace sceau::cli {
namespace {

std::vector<pki::TimestampAuthority> timestampAuthorities(const std::vector<std::string>& tsa)
{
    if (tsa.empty()) return support::settings().timestamps;
    std::vector<pki::TimestampAuthority> named;
    for (const auto& url : tsa)
        named.push_back({url, {}});
    return named;
}

} // namespace

LevelAuthorities::LevelAuthorities(const std::vector<std::string>& tsa, std::vector<pki::Certificate> anchors)
    : transport_({support::settings().proxy, support::settings().localAuthorities}), evidence_(transport_, support::authoritiesFolder()),
      timestamps_(transport_, timestampAuthorities(tsa), anchors, {}, &evidence_), anchors_(std::move(anchors))
{
}

pades::Authorities LevelAuthorities::authorities()
{
    return {&timestamps_, &evidence_, anchors_};
}

} // namespace sceau::cli
