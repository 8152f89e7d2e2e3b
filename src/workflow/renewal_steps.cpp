#include "workflow/renewal_steps.hpp"

#include "base/whole_file.hpp"
#include "dossier/compose.hpp"
#include "pades/sign.hpp"
#include "review/review.hpp"
#include "text/text.hpp"
#include "workflow/certificate_to_renew.hpp"
#include "workflow/scratch.hpp"

#include <algorithm>
#include <array>
#include <openssl/sha.h>

namespace sceau::workflow {
namespace {

using base::Code;
using base::Error;

constexpr std::uint64_t signedLimit = 64U << 20U;

pades::SignOptions certifying(const std::string& order, const SigningTarget& target)
{
    pades::SignOptions options;
    options.certification = 1; // nobody countersigns
    if (!order.empty()) options.reason = text::sentence("dossier.reason", text::Language::french, {{"order", order}});
    options.time = target.now;
    options.force = target.force;
    options.level = target.level;
    options.authorities = target.authorities;
    return options;
}

std::string sha256(base::BytesView bytes)
{
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(bytes.data(), bytes.size(), digest.data());
    return base::hex(digest);
}

dossier::Dossier dossierFor(const portal::Portal& portal, const renewal::Order& order, const renewal::DirectoryEntry& entry,
                            const pki::Certificate& certificate, const renewal::Contact& contact, base::Instant now)
{
    dossier::Dossier dossier;
    dossier.order = order;
    dossier.entry = entry;
    dossier.contact = contact;
    dossier.issuer = certificate.issuer;
    dossier.serial = certificate.serial;
    dossier.notBefore = certificate.notBefore;
    dossier.notAfter = certificate.notAfter;
    dossier.issuedAt = now;
    dossier.portal = portal.kind();
    return dossier;
}

base::Result<SignedDossier> signAndCheck(const portal::IssuedDossier& dossier, const std::string& order, pki::Signer& signer,
                                         const SigningTarget& target, std::stop_token stop, const base::Progress& progress)
{
    Scratch scratch;
    auto input = scratch.keep(dossier.id, dossier.pdf);
    if (!input) return tl::unexpected(input.error());

    SignedDossier result;
    const auto accept = [&](const std::filesystem::path& file) { // to its end: a stop that comes now would lose what the key signed
        const auto afterTimestamps = std::max(target.now, base::Clock{}.now());
        result.report = pades::verify(file, {target.anchors, afterTimestamps, {}});
        return review::acceptOwnSignature(result.report, !target.anchors.empty());
    };
    const auto done = pades::sign(*input, target.file, signer, certifying(order, target), stop, progress, accept);
    if (!done) return tl::unexpected(done.error());

    result.level = done->level;
    result.shortfall = done->shortfall;
    result.report.file = target.file;
    const auto bytes = base::readFile(target.file, signedLimit);
    if (!bytes) return tl::unexpected(bytes.error());
    result.sha256 = sha256(*bytes);
    return result;
}

} // namespace

std::optional<std::size_t> certificateOf(const token::Token& token, const renewal::Order& order)
{
    const auto& all = token.certificates;
    const auto found = std::find_if(all.begin(), all.end(), [&](const token::KeyCertificate& item) {
        return item.certificate.issuer == order.certificateIssuer && item.certificate.serial == order.certificateSerial;
    });
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

base::Result<std::size_t> certificateToRenew(const token::Token& token, const portal::Portal* portal, base::Instant now,
                                             const renewal::Limits& limits)
{
    for (std::size_t i = 0; portal && i < token.certificates.size(); ++i) {
        const auto& certificate = token.certificates[i].certificate;
        const auto orders = portal->ordersFor(certificate.issuer, certificate.serial);
        if (!orders) return tl::unexpected(orders.error());
        if (!orders->empty()) return i;
    }
    return certificateToRenew(token, now, limits);
}

base::Result<renewal::Circumstances> circumstances(const portal::Portal* portal, const renewal::Order* order,
                                                   const pki::Certificate& certificate, pki::HasKey hasKey, base::Instant now)
{
    renewal::Circumstances known;
    known.now = now;
    known.certificate = &certificate;
    known.hasKey = hasKey;
    if (!portal) return known;
    known.portal = portal->kind();
    const auto renewals = portal->earlierRenewals(certificate.issuer, certificate.serial);
    if (!renewals) return tl::unexpected(renewals.error());
    known.earlierRenewals = *renewals;
    if (!order) return known;
    auto entry = portal->entry(order->cnbf);
    if (!entry) return tl::unexpected(entry.error());
    known.entry = std::move(*entry);
    return known;
}

base::Result<portal::IssuedDossier> issueDossier(portal::Portal& portal, const renewal::Order& order, const pki::Certificate& certificate,
                                                 const renewal::Contact& contact, base::Instant now, std::stop_token stop)
{
    if (auto allowed = portal::mayRenew(order); !allowed) return tl::unexpected(allowed.error());
    auto standing = portal.issued(order.number);
    if (!standing) return tl::unexpected(standing.error());
    const auto confirmed = renewal::contactJson(contact);
    if (*standing) {
        const bool usable = (*standing)->contact.empty() || (*standing)->contact == confirmed;
        if (usable) return std::move(**standing);
        return tl::unexpected(Error{Code::dossierIssued}.at("renewal.issue").with("order", order.number));
    }
    const auto entry = portal.entry(order.cnbf);
    if (!entry) return tl::unexpected(entry.error());
    const auto next = portal.nextDossier(order.number);
    if (!next) return tl::unexpected(next.error());
    auto dossier = dossierFor(portal, order, *entry, certificate, contact, now);
    dossier.id = next->first;
    const auto pdf = dossier::compose(dossier, stop);
    if (!pdf) return tl::unexpected(pdf.error());
    return portal.issue(order.number, *pdf, confirmed, now);
}

base::Status canSignDossier(const portal::IssuedDossier& dossier, const SigningTarget& target, const pki::Certificate& certificate)
{
    Scratch scratch;
    auto input = scratch.keep(dossier.id, dossier.pdf);
    if (!input) return tl::unexpected(input.error());
    return pades::canSign(*input, target.file, certifying({}, target), &certificate);
}

base::Result<SignedDossier> signDossier(portal::Portal& portal, const renewal::Order& order, const portal::IssuedDossier& dossier,
                                        pki::Signer& signer, const SigningTarget& target, std::stop_token stop,
                                        const base::Progress& progress)
{
    if (auto allowed = portal::mayRenew(order); !allowed) return tl::unexpected(allowed.error());
    auto result = signAndCheck(dossier, order.number, signer, target, stop, progress);
    if (!result) return result;
    base::report(progress, {"stage.record"});
    result->recorded = recordSignedFile(portal, order, target.file, target.now);
    return result;
}

base::Result<SignedDossier> signGivenDossier(const portal::IssuedDossier& dossier, pki::Signer& signer, const SigningTarget& target,
                                             std::stop_token stop, const base::Progress& progress)
{
    return signAndCheck(dossier, {}, signer, target, stop, progress);
}

base::Status recordSignedFile(portal::Portal& portal, const renewal::Order& order, const std::filesystem::path& file, base::Instant now)
{
    const auto bytes = base::readFile(file, signedLimit);
    if (!bytes) return tl::unexpected(bytes.error());
    return portal.recordSigned(order.number, *bytes, now);
}

} // namespace sceau::workflow
