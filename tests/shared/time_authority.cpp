#include "shared/time_authority.hpp"

#include "pki/openssl.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <openssl/pem.h>

namespace fs = std::filesystem;

namespace sceau::test {

namespace {

void write(const fs::path& file, std::string_view text)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

std::string read(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeKey(const fs::path& file, const base::Bytes& pkcs8)
{
    const unsigned char* cursor = pkcs8.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(pkcs8.size())));
    const pki::BioPointer out(BIO_new_file(file.c_str(), "w"));
    PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

/// Sections must not be named as an extension is: `openssl ts` would mistake one for the other.
std::string configuration(const TimeAuthority::Manner& manner)
{
    return "[tsa]\ndefault_tsa = unit\n[unit]\nserial = serial\nsigner_cert = unit.crt\nsigner_key = unit.key\ncerts = chain.pem\n"
           "signer_digest = sha256\ndefault_policy = "
           + manner.policy + '\n' + (manner.otherPolicies.empty() ? "" : "other_policies = " + manner.otherPolicies + '\n')
           + "digests = " + manner.digests + "\naccuracy = secs:1\ness_cert_id_alg = sha256\ness_cert_id_chain = no\n";
}

} // namespace

TimeAuthority::TimeAuthority(Manner manner)
    : manner_(std::move(manner)), folder_(temporaryFolder("tsa")),
      server_([this](const std::string& request, int socket) { answer(request, socket); })
{
    std::string chain;
    for (const auto& certificate : manner_.chain)
        chain += toPem(certificate);
    write(folder_ / "unit.crt", toPem(manner_.identity->certificate));
    write(folder_ / "chain.pem", chain.empty() ? toPem(manner_.identity->certificate) : chain);
    write(folder_ / "serial", "01\n");
    write(folder_ / "tsa.cnf", configuration(manner_));
    writeKey(folder_ / "unit.key", manner_.identity->privateKey);
}

std::string TimeAuthority::reply(const std::string& query)
{
    write(folder_ / "query.tsq", query);
    fs::remove(folder_ / "reply.tsr");
    (void)run({"env", "-C", folder_, "openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr"});
    return read(folder_ / "reply.tsr");
}

void TimeAuthority::answer(const std::string& request, int socket)
{
    ++asked_;
    const auto body = request.find("\r\n\r\n");
    auto response = reply(body == std::string::npos ? std::string() : request.substr(body + 4));
    if (manner_.alter) response = manner_.alter(response);
    (void)sendText(socket, httpAnswer(manner_.status, response, "Content-Type: " + manner_.contentType + "\r\n"));
}

std::string timestampComplaints(const base::Bytes& token, const base::Bytes& data, const pki::Certificate& root)
{
    const auto folder = temporaryFolder("ts-verify");
    write(folder / "token.der", base::textOf(token));
    write(folder / "data", base::textOf(data));
    write(folder / "root.pem", toPem(root));
    const auto outcome = run(
        {"openssl", "ts", "-verify", "-token_in", "-in", folder / "token.der", "-data", folder / "data", "-CAfile", folder / "root.pem"});
    return outcome.status == 0 ? std::string() : outcome.output;
}

pki::TestIdentity timeUnit(const pki::TestIdentity& issuer, const Extensions& more)
{
    auto draft =
        draftFor("TEST Horodatage", &issuer, {{NID_key_usage, "digitalSignature", true}, {NID_ext_key_usage, "timeStamping", true}});
    draft.extensions.insert(draft.extensions.end(), more.begin(), more.end());
    return made(draft);
}

} // namespace sceau::test
