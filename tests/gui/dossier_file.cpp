#include "dossier_file.hpp"

#include "dossier/compose.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "snapshots.hpp"

namespace sceau::snapshots {

namespace {

base::Bytes composed(const workflow::Snapshot& snapshot)
{
    const auto signing = certificate(pki::Role::signature);
    dossier::Dossier contents;
    contents.id = snapshot.dossierId;
    contents.order = *snapshot.order;
    contents.entry = *snapshot.entry;
    contents.contact = snapshot.contact;
    contents.issuer = signing.issuerCommonName;
    contents.serial = signing.serial;
    contents.notBefore = signing.notBefore;
    contents.notAfter = signing.notAfter;
    contents.issuedAt = today();
    return dossier::compose(contents).value();
}

} // namespace

workflow::Snapshot dossierWithFile()
{
    constexpr std::uint64_t pages = 5;
    auto snapshot = dossier();
    static const auto file =
        test::writeText(test::temporaryFolder("dossier") / "dossier.pdf", std::string(base::textOf(composed(snapshot))));
    snapshot.dossierFile = file;
    snapshot.dossierPages = pages;
    return snapshot;
}

} // namespace sceau::snapshots
