#include "shared/real_authority.hpp"

#include "pki/ocsp.hpp"
#include "pki/openssl.hpp"
#include "shared/local_server.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <arpa/inet.h>
#include <array>
#include <fstream>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>

namespace fs = std::filesystem;

namespace sceau::test {

namespace {

/// "20261121205000Z", or with two digits for the year as an index has it.
std::string compact(base::Instant time, bool shortYear)
{
    auto text = base::rfc3339(time);
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'T'; });
    return shortYear ? text.substr(2) : text;
}

void write(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

constexpr auto configuration = "[ca]\n"
                               "default_ca = here\n"
                               "[here]\n"
                               "database = index.txt\n"
                               "certificate = ca.crt\n"
                               "private_key = ca.key\n"
                               "crlnumber = crlnumber\n"
                               "default_md = sha256\n"
                               "crl_extensions = extensions\n"
                               "[extensions]\n"
                               "authorityKeyIdentifier = keyid\n";

std::vector<std::string> responderArguments(const RealAuthority& authority, const pki::TestIdentity& signer,
                                            const std::vector<std::string>& more)
{
    const auto& folder = authority.folder();
    writeIdentity(folder, "responder", signer);
    std::vector<std::string> arguments{"-index",   folder / "index.txt",     "-CA",   folder / "ca.crt",
                                       "-rsigner", folder / "responder.crt", "-rkey", folder / "responder.key"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

} // namespace

RealAuthority::RealAuthority(const std::string& name, const pki::TestIdentity* above, const Extensions& more)
    : folder_(temporaryFolder("authority")), identity_(made(authorityDraft(name, above, more)))
{
    writeIdentity(folder_, "ca", identity_);
    write(folder_ / "ca.cnf", configuration);
    write(folder_ / "crlnumber", "0100\n");
    write(folder_ / "index.txt.attr", "unique_subject = no\n");
    writeIndex();
}

pki::TestIdentity RealAuthority::issue(const pki::CertificateDraft& draft)
{
    auto issued = made(draft);
    const auto& certificate = issued.certificate;
    index_[certificate.serial] = "V\t" + compact(certificate.notAfter, true) + "\t\t" + certificate.serial + "\tunknown\t/CN=TEST\n";
    writeIndex();
    return issued;
}

void RealAuthority::revoke(const pki::Certificate& certificate, base::Instant at, const std::string& reason)
{
    index_[certificate.serial] = "R\t" + compact(certificate.notAfter, true) + '\t' + compact(at, true) + ',' + reason + '\t'
                                 + certificate.serial + "\tunknown\t/CN=TEST\n";
    writeIndex();
}

void RealAuthority::forget(const pki::Certificate& certificate)
{
    index_.erase(certificate.serial);
    writeIndex();
}

void RealAuthority::writeIndex() const
{
    std::string text;
    for (const auto& [serial, line] : index_)
        text += line;
    write(folder_ / "index.txt", text);
}

base::Bytes RealAuthority::crl(base::Instant thisUpdate, base::Instant nextUpdate)
{
    const auto outcome = run({"env", "-C", folder_, "openssl", "ca", "-config", "ca.cnf", "-gencrl", "-crl_lastupdate",
                              compact(thisUpdate, false), "-crl_nextupdate", compact(nextUpdate, false), "-out", "list.pem"});
    const auto converted = run({"openssl", "crl", "-in", folder_ / "list.pem", "-outform", "DER", "-out", folder_ / "list.der"});
    if (outcome.status != 0 || converted.status != 0) throw std::runtime_error("fixture: openssl ca " + outcome.output);
    std::ifstream file(folder_ / "list.der", std::ios::binary);
    return base::Bytes(std::istreambuf_iterator<char>(file), {});
}

RealResponder::RealResponder(const RealAuthority& authority, const pki::TestIdentity& signer, const std::vector<std::string>& more)
    : server_("ocsp", "-port", responderArguments(authority, signer, more))
{
    // It listens before it reads its index, but answers after; and it ends where a request cannot be read.
    const auto request = pki::ocspRequest(signer.certificate, authority.certificate(), {}).value();
    (void)answer("POST / HTTP/1.0\r\nContent-Type: application/ocsp-request\r\nContent-Length: " + std::to_string(request.size())
                 + "\r\n\r\n" + std::string(base::textOf(request)));
}

std::string RealResponder::answer(const std::string& request) const
{
    const base::Descriptor client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(server_.port()));
    if (::connect(client.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
    sendText(client.number(), request);
    std::string text;
    std::array<char, 4'096> piece{};
    for (auto got = ::recv(client.number(), piece.data(), piece.size(), 0); got > 0;
         got = ::recv(client.number(), piece.data(), piece.size(), 0))
        text.append(piece.data(), static_cast<std::size_t>(got));
    return text;
}

pki::CertificateDraft::Extension ocspAt(const std::string& url)
{
    return {NID_info_access, "OCSP;URI:" + url};
}

pki::CertificateDraft::Extension issuerAt(const std::string& url)
{
    return {NID_info_access, "caIssuers;URI:" + url};
}

pki::CertificateDraft::Extension crlAt(const std::string& url)
{
    return {NID_crl_distribution_points, "URI:" + url};
}

} // namespace sceau::test
