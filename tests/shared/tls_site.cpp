#include "shared/tls_site.hpp"

#include "shared/certificates.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <map>
#include <openssl/objects.h>

namespace fs = std::filesystem;

namespace sceau::test {

namespace {

const pki::TestIdentity& authorityNamed(const std::string& name)
{
    static std::map<std::string, pki::TestIdentity> all;
    const auto found = all.find(name);
    return found == all.end() ? all.emplace(name, made(authorityDraft(name, nullptr))).first->second : found->second;
}

pki::TestIdentity identityOf(const TlsSite::How& how)
{
    return made(draftFor("TEST site", &authorityNamed(how.authority), {{NID_subject_alt_name, how.name}}));
}

std::vector<std::string> argumentsOf(const TlsSite::How& how)
{
    const auto folder = temporaryFolder("site");
    writeIdentity(folder, "site", identityOf(how));
    std::vector<std::string> arguments{"-www", "-cert", folder / "site.crt", "-key", folder / "site.key"};
    if (!how.version.empty()) arguments.push_back(how.version);
    if (how.clients.empty()) return arguments;
    for (const std::string argument : {"-Verify", "5", "-verify_return_error", "-CAfile"})
        arguments.push_back(argument);
    arguments.push_back(how.clients);
    return arguments;
}

} // namespace

TlsSite::TlsSite(const How& how) : server_("s_server", "-accept", argumentsOf(how)) {}

fs::path TlsSite::authorities()
{
    static const auto file = pemFile(authorityNamed(How().authority).certificate);
    return file;
}

const pki::TestIdentity& siteIdentity()
{
    static const auto identity = identityOf({});
    return identity;
}

fs::path pemFile(const pki::Certificate& certificate)
{
    auto file = temporaryFolder("pem") / "certificate.pem";
    std::ofstream(file) << toPem(certificate);
    return file;
}

} // namespace sceau::test
