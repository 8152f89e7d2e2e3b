#include "pades/sign.hpp"

#include "base/whole_file.hpp"
#include "pades/cms.hpp"
#include "pdf/date.hpp"
#include "pdf/target.hpp"

#include <algorithm>
#include <system_error>

namespace sceau::pades {

using base::Code;
namespace fs = std::filesystem;

namespace {

base::Instant timeOf(const SignOptions& options)
{
    return options.time == base::Instant{} ? base::Clock{}.now() : options.time;
}

pdf::SignatureRequest requestFor(const SignOptions& options, const pki::Certificate* certificate)
{
    pdf::SignatureRequest request;
    request.time = pdf::pdfDate(timeOf(options));
    request.reason = options.reason;
    request.location = options.location;
    request.certification = options.certification;
    request.field = options.field;
    request.visible = options.visible;
    if (certificate != nullptr) request.name = certificate->commonName;
    request.tooltip = request.name;
    return request;
}

pdf::Hash hashFor(pki::Digest digest)
{
    switch (digest) {
    case pki::Digest::sha384:
        return pdf::Hash::sha384;
    case pki::Digest::sha512:
        return pdf::Hash::sha512;
    default:
        return pdf::Hash::sha256;
    }
}

/// The CMS over the prepared file, made with the one use of the key.
base::Result<base::Bytes> cmsFor(const pdf::PreparedSignature& prepared, pki::Signer& signer, const SignOptions& options)
{
    const auto scheme = pki::schemeFor(signer.certificate(), options.pss);
    if (!scheme) return tl::unexpected(scheme.error());
    if (!signer.supports(*scheme)) return base::fail(Code::mechanismUnsupported, "sign");
    return buildCms(signer, options.digest, *scheme, prepared.digest());
}

base::Status finish(pdf::PreparedSignature& prepared, base::BytesView cms, std::stop_token stop, const base::Progress& progress,
                    const Check& check)
{
    if (auto filled = prepared.fill(cms); !filled) return filled;
    base::report(progress, {"stage.check", 0, 0});
    if (check) {
        if (auto sound = check(prepared.temporary()); !sound) return sound;
    }
    if (stop.stop_requested()) return base::fail(Code::cancelled, "sign");
    base::report(progress, {"stage.write", 0, 0});
    return prepared.commit();
}

} // namespace

base::Status canSignWith(const pki::Certificate& certificate, const SignOptions& options)
{
    const auto scheme = pki::schemeFor(certificate, options.pss);
    if (!scheme) return tl::unexpected(scheme.error());
    if (timeOf(options) < certificate.notBefore) return base::fail(Code::certificateNotYetValid, "sign");
    if (timeOf(options) > certificate.notAfter) return base::fail(Code::certificateExpired, "sign");
    return {};
}

base::Status canSign(const fs::path& input, const fs::path& output, const SignOptions& options, const pki::Certificate* certificate)
{
    if (auto target = pdf::checkTarget(input, output, options.force); !target) return target;
    if (certificate != nullptr) {
        if (auto fit = canSignWith(*certificate, options); !fit) return fit;
    }
    return pdf::canTakeSignature(input, requestFor(options, certificate), options.limits);
}

base::Result<Signed> sign(const fs::path& input, const fs::path& output, pki::Signer& signer, const SignOptions& options,
                          std::stop_token stop, const base::Progress& progress, const Check& check)
{
    if (auto fit = canSignWith(signer.certificate(), options); !fit) return tl::unexpected(fit.error());
    const auto request = requestFor(options, &signer.certificate());
    auto prepared = pdf::prepareSignature(input, output, request, hashFor(options.digest), options.force, options.limits, stop, progress);
    if (!prepared) return tl::unexpected(prepared.error());
    if (stop.stop_requested()) return base::fail(Code::cancelled, "sign");
    base::report(progress, {"stage.sign", 0, 0});
    const auto cms = cmsFor(*prepared, signer, options);
    if (!cms) return tl::unexpected(cms.error());
    if (stop.stop_requested()) return base::fail(Code::cancelled, "sign");
    if (auto done = finish(*prepared, *cms, stop, progress, check); !done) return tl::unexpected(done.error());
    std::error_code unknown;
    return Signed{fs::file_size(output, unknown), cms->size(), prepared->digest()};
}

} // namespace sceau::pades
