#include "pades/reached_level.hpp"

#include "pades/lacking.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

/// A signature and the tokens that date it, by everything that could be read of the file.
struct Dated {
    const pki::Certificate& signer;
    std::vector<pki::Timestamp> timestamps;
    std::vector<pki::Certificate> certificates; ///< that they bring along

    Dated(const Evidence& signature, std::vector<pki::Timestamp> dating)
        : signer(signature.cms->signer), timestamps(std::move(dating)), certificates(signature.cms->certificates)
    {
        for (const auto& one : timestamps)
            certificates.insert(certificates.end(), one.certificates.begin(), one.certificates.end());
    }

    [[nodiscard]] base::Instant time() const
    {
        const auto earlier = [](const pki::Timestamp& a, const pki::Timestamp& b) { return a.time < b.time; };
        return std::min_element(timestamps.begin(), timestamps.end(), earlier)->time;
    }

    /// Whether `stored` leads everybody to an anchor.
    [[nodiscard]] bool isComplete(pki::Evidence stored, std::span<const pki::Certificate> anchors) const
    {
        for (const auto& certificate : certificates)
            pki::add(stored, certificate);
        return lacksNothing({signer, time(), Status::afterUse}, stored, anchors)
               && std::all_of(timestamps.begin(), timestamps.end(), [&](const pki::Timestamp& one) {
                      return lacksNothing({one.signer, one.time, Status::ofAnyTime}, stored, anchors);
                  });
    }
};

} // namespace

Level reachedLevel(const Evidence& signature, const std::vector<pki::Timestamp>& timestamps, const std::vector<Archive>& archives,
                   const pki::Evidence& stored, std::span<const pki::Certificate> anchors)
{
    std::vector<const Archive*> covering; // latest first, as they were judged
    for (const auto& archive : archives) {
        if (archive.timestamp->value->contentsBegin > signature.value->contentsEnd) covering.push_back(&archive);
    }
    auto dating = timestamps;
    if (dating.empty() && !covering.empty()) dating.push_back(*covering.back()->timestamp->timestamp);
    if (dating.empty() || !signature.cms || !signature.cms->signerFound) return Level::basic;
    const Dated dated(signature, std::move(dating));
    if (!dated.isComplete(stored, anchors)) return Level::timestamped;
    const auto holds = [&](const Archive* one) { return dated.isComplete(one->stored, anchors); };
    return std::any_of(covering.begin(), covering.end(), holds) ? Level::archival : Level::longTerm;
}

} // namespace sceau::pades
