#pragma once

#include "base/progress.hpp"
#include "pades/augment.hpp"
#include "pades/verify.hpp"
#include "pki/signer.hpp"
#include "portal/portal.hpp"
#include "renewal/contact.hpp"
#include "renewal/eligibility.hpp"
#include "token/types.hpp"

#include <filesystem>
#include <stop_token>

/// The blocking steps of a renewal, the same for the window's worker thread and for the command line.
namespace sceau::workflow {

/// Where the certificate that an order renews is on a key.
[[nodiscard]] std::optional<std::size_t> certificateOf(const token::Token& token, const renewal::Order& order);

/// The certificate of a key that a renewal is about: the one with an order, else what the key alone says. `portal` may be null.
/// Codes: noCertificate, noSigningCertificate, severalSigningCertificates, those of the portal.
[[nodiscard]] base::Result<std::size_t> certificateToRenew(const token::Token& token, const portal::Portal* portal, base::Instant now,
                                                           const renewal::Limits& limits = {});

/// What the rules may know: `portal` and `order` may be null, and then their facts are absent. Points to `certificate`.
[[nodiscard]] base::Result<renewal::Circumstances> circumstances(const portal::Portal* portal, const renewal::Order* order,
                                                                 const pki::Certificate& certificate, pki::HasKey hasKey,
                                                                 base::Instant now);

/// The dossier to sign: the one that the portal brought, the one already issued for this contact (the same bytes), else composed and
/// issued now. Codes: dossierIssued (issued for another contact), those of mayRenew(), composing and the portal.
[[nodiscard]] base::Result<portal::IssuedDossier> issueDossier(portal::Portal& portal, const renewal::Order& order,
                                                               const pki::Certificate& certificate, const renewal::Contact& contact,
                                                               base::Instant now, std::stop_token stop = {});

struct SigningTarget {
    std::filesystem::path file;
    bool force = false;                    ///< replace a file of that name
    std::vector<pki::Certificate> anchors; ///< for our own check; empty: the chain is not judged
    base::Instant now{};
    pades::Level level = pades::Level::basic;
    pades::Authorities authorities; ///< for levels above B-B
};

struct SignedDossier {
    std::string sha256; ///< of the signed file
    pades::FileReport report;
    pades::Level level = pades::Level::basic;
    std::optional<base::Error> shortfall; ///< why it is lower than what was asked for: the key is spent, so the file is kept
    base::Status recorded;                ///< the portal's answer: the file is signed and stands, whatever it says
};

/// Whether signDossier() would be refused whatever the key says, so that no PIN is asked for nothing.
[[nodiscard]] base::Status canSignDossier(const portal::IssuedDossier& dossier, const SigningTarget& target,
                                          const pki::Certificate& certificate);

/// Certification signature (DocMDP P=1) of the issued bytes; our verifier judges it before the file gets its name; then the portal is
/// told. A stop that is asked for once the key has signed costs the level, not the signature. Codes: those of pades::sign, selfCheckFailed.
[[nodiscard]] base::Result<SignedDossier> signDossier(portal::Portal& portal, const renewal::Order& order,
                                                      const portal::IssuedDossier& dossier, pki::Signer& signer,
                                                      const SigningTarget& target, std::stop_token stop = {},
                                                      const base::Progress& progress = {});

/// The same for a PDF that the portal gave to the lawyer: no order, nobody to tell.
[[nodiscard]] base::Result<SignedDossier> signGivenDossier(const portal::IssuedDossier& dossier, pki::Signer& signer,
                                                           const SigningTarget& target, std::stop_token stop = {},
                                                           const base::Progress& progress = {});

/// Tells the portal, again when it did not answer at the time of the signature. Codes: those of reading and of Portal::recordSigned.
[[nodiscard]] base::Status recordSignedFile(portal::Portal& portal, const renewal::Order& order, const std::filesystem::path& file,
                                            base::Instant now);

} // namespace sceau::workflow
