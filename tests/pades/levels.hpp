#pragma once

#include "net/curl_transport.hpp"
#include "pades/augment.hpp"
#include "pades/sign.hpp"
#include "pades/verify.hpp"
#include "shared/identity_signer.hpp"
#include "shared/live_authorities.hpp"
#include "shared/time_authority.hpp"

#include <optional>

/// Everything that levels above B-B need, on this machine: authorities that publish, a time-stamping authority, a signer.
namespace sceau::test {

/// One test's document, raised step by step.
class Levels {
public:
    explicit Levels(LiveAuthorities::Speaks how = LiveAuthorities::Speaks::byLists);

    [[nodiscard]] pades::Authorities authorities();
    [[nodiscard]] base::Result<pades::Signed> sign(pades::Level level, int certification = 0);
    [[nodiscard]] base::Result<pades::Augmented> augment(const std::filesystem::path& input, const std::string& output, pades::Level level);
    /// What a person sees of a level: by the file alone.
    [[nodiscard]] std::string levelOf(const std::filesystem::path& file) const;
    [[nodiscard]] pades::FileReport reportOn(const std::filesystem::path& file) const;
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_ / name; }

    LiveAuthorities live;
    TimeAuthority::Manner manner;
    std::optional<TimeAuthority> stamping; ///< reset: it answers no more
    IdentitySigner signer;

private:
    std::filesystem::path folder_;
    net::CurlTransport transport_{{.proxy = "", .localAuthorities = true}};
    std::string stampingUrl_;
    std::optional<pki::TimestampClient> timestamps_;
    std::optional<pki::EvidenceSource> evidence_;
};

/// Whether `file` begins with all of `before`.
[[nodiscard]] bool beginsWith(const std::filesystem::path& file, const std::filesystem::path& before);

} // namespace sceau::test
