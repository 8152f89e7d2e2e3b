#include "seeds.hpp"

#include "pki/openssl.hpp"
#include "shared/certificates.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/statements.hpp"

namespace sceau::fuzz {

namespace {

std::string textOf(const base::Bytes& bytes)
{
    return {bytes.begin(), bytes.end()};
}

} // namespace

void writeRevocationSeeds(const std::filesystem::path& folder)
{
    const auto root = test::made(test::authorityDraft("TEST Racine", nullptr));
    const auto subject = test::made(test::draftFor("TEST Dupont", &root));
    const auto responder = test::made(test::responderDraft("TEST Repondeur", root));
    test::writeText(folder / "issuer.cer", textOf(root.certificate.der));
    test::writeText(folder / "subject.cer", textOf(subject.certificate.der));

    test::OcspDraft ocsp;
    ocsp.thisUpdate = test::present();
    ocsp.nextUpdate = ocsp.thisUpdate + std::chrono::hours(24);
    ocsp.revokedAt = ocsp.thisUpdate;
    ocsp.nonce = base::Bytes(16);
    for (const auto* signer : {&root, &responder}) {
        for (const auto state : {test::OcspDraft::State::good, test::OcspDraft::State::revoked, test::OcspDraft::State::unknown}) {
            ocsp.signer = signer;
            ocsp.state = state;
            const auto name = (signer == &root ? "issuer" : "responder") + std::to_string(static_cast<int>(state));
            writeSeed(folder, "ocsp", name, textOf(test::makeOcsp(subject.certificate, root.certificate, ocsp)));
        }
    }
    writeSeed(folder, "ocsp", "try-later", textOf(test::makeOcspError(3)));

    test::CrlDraft crl;
    crl.issuer = &root;
    crl.thisUpdate = ocsp.thisUpdate;
    crl.nextUpdate = ocsp.nextUpdate;
    writeSeed(folder, "crl", "empty", textOf(test::makeCrl(crl)));
    crl.entries = {{subject.certificate.serial, ocsp.thisUpdate, {{"2.5.29.21", "0A0101", false}}}};
    crl.extensions = {{"2.5.29.20", "020101", false}, {"2.5.29.28", test::scopeWithPoint("http://test.invalid/crl"), true}};
    writeSeed(folder, "crl", "revoked", textOf(test::makeCrl(crl)));
}

} // namespace sceau::fuzz
