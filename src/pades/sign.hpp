#pragma once

#include "pades/augment.hpp"
#include "pdf/update.hpp"
#include "pki/signer.hpp"

#include <functional>

namespace sceau::pades {

/// A PAdES signature (EN 319 142-1 § 6.3).
struct SignOptions {
    Level level = Level::basic;
    pki::Digest digest = pki::Digest::sha256;
    bool pss = false;
    int certification = 0; ///< DocMDP P; 1 for a dossier that nobody countersigns
    std::string reason, location;
    std::string field;
    std::optional<pdf::Visible> visible;
    base::Instant time{}; ///< /M: a claim
    bool force = false;
    pdf::Limits limits;
    Authorities authorities; ///< for levels above B-B
};

struct Signed {
    std::uint64_t size = 0;
    std::size_t cmsSize = 0;
    base::Bytes digest;
    Level level = Level::basic;
    std::optional<base::Error> shortfall; ///< why the level is lower than what was asked for: the key is spent, so the file is kept
};

/// Looks at the finished temporary file before it gets its name; an error leaves no target.
using Check = std::function<base::Status(const std::filesystem::path& signedFile)>;

/// Whether `input` can be signed that way into `output`: every refusal that needs no key, for callers that ask a PIN afterwards.
[[nodiscard]] base::Status canSign(const std::filesystem::path& input, const std::filesystem::path& output, const SignOptions& options,
                                   const pki::Certificate* certificate = nullptr);

/// The part of it that is about the certificate: its key and its validity at that time.
[[nodiscard]] base::Status canSignWith(const pki::Certificate& certificate, const SignOptions& options);

/// One Signer::sign call; the target is absent or whole, the input untouched. B-T puts a time-stamp beside the signature value; what
/// B-LT and B-LTA add follows in further updates of the same file. Once the key has signed, an authority that fails and a stop that is
/// asked for cost the level, not the signature: see Signed::shortfall.
[[nodiscard]] base::Result<Signed> sign(const std::filesystem::path& input, const std::filesystem::path& output, pki::Signer& signer,
                                        const SignOptions& options, std::stop_token stop = {}, const base::Progress& progress = {},
                                        const Check& check = {});

} // namespace sceau::pades
