#include "dossier/sample.hpp"

#include "base/whole_file.hpp"
#include "dossier/layout/document.hpp"

#include <array>
#include <cstdio>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

base::Instant at(const char* time)
{
    return base::parseRfc3339(time).value();
}

renewal::Order order()
{
    renewal::Order order;
    order.number = "425490";
    order.createdAt = at("2026-11-10T09:12:00Z");
    order.paidAt = at("2026-11-11T09:20:00Z");
    order.paymentReference = "73900";
    return order;
}

renewal::DirectoryEntry entry()
{
    renewal::DirectoryEntry entry;
    entry.cnbf = "012345";
    entry.civilName = "TEST Plantin";
    entry.firstNames = {"TEST Pascale", "Marie"};
    entry.siren = "123456782";
    entry.structure = "SCP TEST ROUGE ET PLANTIN";
    entry.bar = "Barreau de test";
    entry.status = "Représentant légal";
    return entry;
}

renewal::Contact contact()
{
    renewal::Contact contact;
    contact.organisation = "SCP TEST ROUGE ET PLANTIN";
    contact.address = "12 bis rue de l’Échelle";
    contact.postcode = "97110";
    contact.city = "Pointe-à-Pitre CEDEX 2";
    contact.firstName = "TEST Pascale";
    contact.name = "TEST Plantin";
    contact.email = "pascale.plantin@avocat-conseil.fr";
    contact.mobile = "+33639980001";
    return contact;
}

/// Folders of this process, gone when it ends.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("sceau-dossier-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

} // namespace

dossier::Dossier sampleDossier()
{
    dossier::Dossier dossier;
    dossier.id = "TEST-425490-1";
    dossier.order = order();
    dossier.entry = entry();
    dossier.contact = contact();
    dossier.issuer = "CN=TEST AC Avocats,O=TEST Sceau,C=FR";
    dossier.serial = "0A1B2C3D4E5F60718293";
    dossier.notBefore = at("2024-01-06T09:00:00Z");
    dossier.notAfter = at("2027-01-06T09:00:00Z");
    dossier.issuedAt = at("2026-11-21T20:50:00Z");
    return dossier;
}

QByteArray laidOut(const dossier::Dossier& dossier)
{
    const auto wording = dossier::layout::embeddedWording();
    const auto pdf = dossier::layout::layOut(dossier, wording.value());
    if (pdf) return *pdf;
    ADD_FAILURE() << pdf.error().where << (pdf.error().facts.empty() ? "" : " " + pdf.error().facts.begin()->second);
    return {};
}

QByteArray bytesOf(const base::Bytes& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

fs::path savedPdf(const QByteArray& pdf, const std::string& name)
{
    static const Folder folder;
    const auto path = folder.path / name;
    const base::BytesView bytes(reinterpret_cast<const std::uint8_t*>(pdf.constData()), static_cast<std::size_t>(pdf.size()));
    EXPECT_TRUE(base::writeFile(path, bytes, base::WholeFile::Existing::replace));
    return path;
}

Judged judge(const std::string& command)
{
    Judged judged;
    auto* pipe = ::popen(("{ " + command + "; } 2>&1").c_str(), "re");
    if (pipe == nullptr) return judged;
    std::array<char, 4096> chunk{};
    for (std::size_t got = 0; (got = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
        judged.output.append(chunk.data(), got);
    }
    const int status = ::pclose(pipe);
    judged.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return judged;
}

std::string textRead(const fs::path& pdf, const std::string& options)
{
    return withSpacesCollapsed(judge("pdftotext " + options + " " + pdf.string() + " -").output);
}

std::string withSpacesCollapsed(const std::string& text)
{
    return QString::fromStdString(text).simplified().toStdString();
}

std::string withoutSpaces(const std::string& text)
{
    return QString::fromStdString(text).simplified().remove(u' ').toStdString();
}

} // namespace sceau::test
