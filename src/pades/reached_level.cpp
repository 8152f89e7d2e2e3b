#include "pades/reached_level.hpp"

#include "pki/chain.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

bool isStated(const std::vector<pki::Certificate>& chain, const pki::Evidence& stored)
{
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        if (!pki::needsNoStatus(chain[i]) && pki::statementsOn(chain[i], chain[i + 1], stored).found.empty()) return false;
    }
    return !chain.empty();
}

/// An authority for time-stamps may have another root than the signer's: any that the file holds ends its chain here.
bool isStated(const pki::Timestamp& timestamp, const pki::Certificate& anchor, const pki::Evidence& stored)
{
    auto pool = timestamp.certificates;
    pool.insert(pool.end(), stored.certificates.begin(), stored.certificates.end());
    std::vector<pki::Certificate> ends{anchor};
    std::copy_if(pool.begin(), pool.end(), std::back_inserter(ends),
                 [](const pki::Certificate& one) { return one.isAuthority && one.selfIssued(); });
    const auto paths = pki::pathsOf(timestamp.signer, pool, ends);
    return std::any_of(paths.begin(), paths.end(), [&](const pki::Chain& path) { return isStated(path.certificates, stored); });
}

bool isComplete(const SignatureReport& report, const std::vector<pki::Timestamp>& timestamps, const pki::Evidence& stored)
{
    if (!isStated(report.chain, stored)) return false;
    return std::all_of(timestamps.begin(), timestamps.end(),
                       [&](const pki::Timestamp& one) { return isStated(one, report.chain.back(), stored); });
}

} // namespace

Level reachedLevel(const Evidence& evidence, const SignatureReport& report, const std::vector<pki::Timestamp>& timestamps,
                   const std::vector<Archive>& archives, const pki::Evidence& stored)
{
    std::vector<const Archive*> covering; // latest first, as they were judged
    for (const auto& archive : archives) {
        if (archive.timestamp->value->contentsBegin > evidence.value->contentsEnd) covering.push_back(&archive);
    }
    auto dating = timestamps;
    if (dating.empty() && !covering.empty()) dating.push_back(*covering.back()->timestamp->timestamp);
    if (dating.empty()) return Level::basic;
    if (!isComplete(report, dating, stored)) return Level::timestamped;
    const auto holds = [&](const Archive* one) { return isComplete(report, dating, one->stored); };
    return std::any_of(covering.begin(), covering.end(), holds) ? Level::archival : Level::longTerm;
}

} // namespace sceau::pades
