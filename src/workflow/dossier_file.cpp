#include "workflow/dossier_file.hpp"

#include "base/whole_file.hpp"
#include "pdf/update.hpp"

#include <QCryptographicHash>

namespace sceau::workflow {
namespace {

constexpr std::uint64_t largest = 64U << 20U;
constexpr int nobodyCountersigns = 1;

} // namespace

base::Result<DossierFile> show(portal::IssuedDossier issued, Scratch& scratch)
{
    auto file = scratch.keep(issued.id, issued.pdf);
    if (!file) return tl::unexpected(file.error());
    const auto inspected = pdf::inspect(*file);
    if (!inspected) return tl::unexpected(inspected.error());
    return DossierFile{std::move(issued), *std::move(file), inspected->pages};
}

portal::IssuedDossier givenDossier(const std::filesystem::path& pdf, base::Bytes bytes)
{
    portal::IssuedDossier given;
    given.id = pdf.stem().string();
    given.pdf = std::move(bytes);
    QCryptographicHash hash{QCryptographicHash::Sha256};
    hash.addData(QByteArrayView{given.pdf.data(), static_cast<qsizetype>(given.pdf.size())});
    given.sha256 = hash.result().toHex().toStdString();
    return given;
}

base::Result<DossierFile> takeGivenPdf(const std::filesystem::path& pdf, Scratch& scratch)
{
    auto bytes = base::readFile(pdf, largest);
    if (!bytes) return tl::unexpected(bytes.error());
    auto shown = show(givenDossier(pdf, *std::move(bytes)), scratch);
    if (!shown) return shown;
    const auto inspected = pdf::inspect(shown->file);
    if (!inspected) return tl::unexpected(inspected.error());
    pdf::SignatureRequest request;
    request.certification = nobodyCountersigns;
    if (auto able = pdf::canTakeSignature(*inspected, request); !able) return tl::unexpected(able.error());
    return shown;
}

base::Status copyDossier(const std::filesystem::path& source, const std::filesystem::path& target, bool force)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(source, target, ignored)) return base::fail(base::Code::targetIsInput, "copyDossier");
    const auto bytes = base::readFile(source, largest);
    if (!bytes) return tl::unexpected(bytes.error());
    return base::writeFile(target, *bytes, force ? base::WholeFile::Existing::replace : base::WholeFile::Existing::refuse);
}

} // namespace sceau::workflow
