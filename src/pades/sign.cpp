#include "pades/sign.hpp"

#include "base/whole_file.hpp"
#include "pades/cms.hpp"
#include "pades/raise.hpp"
#include "pdf/date.hpp"
#include "pdf/target.hpp"
#include "pki/signature_algorithm.hpp"

#include <algorithm>
#include <system_error>

namespace sceau::pades {

using base::Code;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t roomWithTimestamp = 65'536;

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
    if (options.level > Level::basic) request.reserved = roomWithTimestamp;
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

base::Result<base::Bytes> stamp(base::BytesView cms, const SignOptions& options, std::stop_token stop, const base::Progress& progress)
{
    if (options.authorities.timestamps == nullptr) return base::fail(Code::timestampNowhere, "sign");
    const auto content = readCms(cms);
    if (!content) return tl::unexpected(content.error());
    base::report(progress, {"stage.timestamp", 0, 0});
    const auto timestamp =
        options.authorities.timestamps->stamp({options.digest, pki::digestOf(content->digest, content->signature)}, stop);
    if (!timestamp) return tl::unexpected(timestamp.error());
    auto whole = withTimestamp(cms, *timestamp);
    if (whole && whole->size() > roomWithTimestamp) return base::fail(Code::signatureTooLarge, "signature-time-stamp");
    return whole;
}

/// The CMS with its time-stamp; as it was, and why, when no authority gives one that fits.
base::Bytes timestamped(base::Bytes cms, const SignOptions& options, std::stop_token stop, const base::Progress& progress, Signed& done)
{
    if (options.level == Level::basic) return cms;
    const auto stamped = stamp(cms, options, std::move(stop), progress);
    if (!stamped) {
        done.shortfall = stamped.error();
        return cms;
    }
    done.level = Level::timestamped;
    return *stamped;
}

/// The file that gets the name: the signed one, or what was raised from it.
template <class File> base::Status finish(File& file, const base::Progress& progress, const Check& check)
{
    base::report(progress, {"stage.check", 0, 0});
    if (check) {
        if (auto sound = check(file.temporary()); !sound) return sound;
    }
    base::report(progress, {"stage.write", 0, 0});
    return file.commit();
}

/// B-LT and B-LTA. A level that cannot be reached leaves the file at the one it has.
base::Status finishRaised(pdf::PreparedSignature& prepared, const fs::path& output, const SignOptions& options, std::stop_token stop,
                          const base::Progress& progress, const Check& check, Signed& done)
{
    if (options.level <= Level::timestamped || done.shortfall) return finish(prepared, progress, check);
    const AugmentOptions how{options.level, options.authorities, options.force, options.limits};
    auto raised = raise(prepared.temporary(), output, Level::basic, how, stop, progress);
    if (!raised) {
        done.shortfall = raised.error();
        done.shortfall->facts.insert_or_assign("file", output.string());
        return finish(prepared, progress, check);
    }
    done.level = raised->what().after;
    return finish(*raised, progress, check);
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
    auto signature = cmsFor(*prepared, signer, options);
    if (!signature) return tl::unexpected(signature.error());
    Signed done;
    const auto cms = timestamped(std::move(*signature), options, stop, progress, done);
    if (auto filled = prepared->fill(cms); !filled) return tl::unexpected(filled.error());
    if (auto named = finishRaised(*prepared, output, options, stop, progress, check, done); !named) return tl::unexpected(named.error());
    std::error_code unknown;
    done.size = fs::file_size(output, unknown);
    done.cmsSize = cms.size();
    done.digest = prepared->digest();
    return done;
}

} // namespace sceau::pades
