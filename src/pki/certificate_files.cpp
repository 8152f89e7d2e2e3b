#include "base/whole_file.hpp"
#include "pki/certificate.hpp"
#include "pki/openssl.hpp"

#include <algorithm>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <set>

namespace sceau::pki {

namespace {

constexpr std::uint64_t largestFile = 16 * 1024 * 1024;

bool isCertificateBlock(std::string_view name)
{
    return name == "CERTIFICATE" || name == "X509 CERTIFICATE";
}

/// PEM blocks of other kinds (keys, CRLs) may stand beside the certificates.
base::Result<std::vector<Certificate>> readPem(base::BytesView text)
{
    const BioPointer source(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    std::vector<Certificate> certificates;
    char* name = nullptr;
    char* header = nullptr;
    unsigned char* data = nullptr;
    long size = 0;
    while (source && PEM_read_bio(source.get(), &name, &header, &data, &size) == 1) {
        const std::unique_ptr<char, FreeOpenssl> ownedName(name);
        const std::unique_ptr<char, FreeOpenssl> ownedHeader(header);
        const std::unique_ptr<unsigned char, FreeOpenssl> ownedData(data);
        if (!isCertificateBlock(name)) continue;
        auto certificate = parseCertificate({data, static_cast<std::size_t>(size)});
        if (!certificate) return tl::unexpected(certificate.error());
        certificates.push_back(std::move(*certificate));
    }
    ERR_clear_error(); // the end of the text is an error to PEM_read_bio
    if (certificates.empty()) return base::fail(base::Code::certificateUnreadable, "PEM");
    return certificates;
}

bool namesCertificate(const std::filesystem::path& file)
{
    static const std::set<std::string> extensions{".pem", ".crt", ".cer", ".der"};
    return extensions.contains(file.extension().string());
}

base::Result<std::vector<std::filesystem::path>> certificateFilesOf(const std::filesystem::path& folder)
{
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (namesCertificate(entry.path())) files.push_back(entry.path());
    }
    if (error) return tl::unexpected(base::Error{base::Code::fileUnreadable}.at("readAnchors").with("file", folder.string()));
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

base::Result<std::vector<Certificate>> certificatesIn(base::BytesView pemOrDer)
{
    if (base::textOf(pemOrDer).find("-----BEGIN ") != std::string_view::npos) return readPem(pemOrDer);
    auto certificate = parseCertificate(pemOrDer);
    if (!certificate) return tl::unexpected(certificate.error());
    return std::vector{std::move(*certificate)};
}

base::Result<std::vector<Certificate>> readCertificates(const std::filesystem::path& file)
{
    const auto bytes = base::readFile(file, largestFile);
    if (!bytes) return tl::unexpected(bytes.error());
    auto certificates = certificatesIn(*bytes);
    if (!certificates) return tl::unexpected(std::move(certificates.error()).with("file", file.string()));
    return certificates;
}

base::Result<std::vector<Certificate>> readAnchors(const std::filesystem::path& fileOrFolder)
{
    if (!std::filesystem::is_directory(fileOrFolder)) return readCertificates(fileOrFolder);
    const auto files = certificateFilesOf(fileOrFolder);
    if (!files) return tl::unexpected(files.error());
    std::vector<Certificate> anchors;
    for (const auto& file : *files) {
        auto certificates = readCertificates(file);
        if (!certificates) return certificates;
        anchors.insert(anchors.end(), certificates->begin(), certificates->end());
    }
    return anchors;
}

std::string toPem(const Certificate& certificate)
{
    const BioPointer text(BIO_new(BIO_s_mem()));
    if (!text || PEM_write_bio(text.get(), "CERTIFICATE", "", certificate.der.data(), static_cast<long>(certificate.der.size())) <= 0)
        return {};
    char* data = nullptr;
    const long size = BIO_get_mem_data(text.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace sceau::pki
