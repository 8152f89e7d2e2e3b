#include "shared/test_pki.hpp"

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace sceau::test
{

namespace
{

template <class T> T orThrow(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error("fixture: " + base::name(result.error().code) + " " + result.error().where + " "
                                 + result.error().facts["openssl"]);
    return std::move(*result);
}

/// Keeps the folders of this process and removes them when it ends.
class Folders
{
public:
    Folders() : root_(std::filesystem::temp_directory_path() / ("sceau-test-" + std::to_string(::getpid()))) {}
    Folders(const Folders&) = delete;
    Folders& operator=(const Folders&) = delete;
    ~Folders()
    {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    std::filesystem::path make(const std::string& name)
    {
        auto folder = root_ / (std::to_string(++count_) + "-" + name);
        std::filesystem::create_directories(folder);
        return folder;
    }

private:
    std::filesystem::path root_;
    int count_ = 0;
};

} // namespace

base::Instant instant(const std::string& rfc3339)
{
    return orThrow(base::parseRfc3339(rfc3339));
}

base::Instant validFrom()
{
    return instant("2025-01-01T00:00:00Z");
}

base::Instant now()
{
    return instant("2026-11-21T12:00:00Z");
}

base::Instant validUntil()
{
    return instant("2027-12-31T23:00:00Z");
}

const pki::TestAuthority& authority()
{
    static const auto made = orThrow(pki::TestAuthority::make(instant("2020-01-01T00:00:00Z"), instant("2036-01-01T00:00:00Z")));
    return made;
}

const pki::TestAuthority& otherAuthority()
{
    static const auto made = orThrow(pki::TestAuthority::make(instant("2020-01-01T00:00:00Z"), instant("2036-01-01T00:00:00Z")));
    return made;
}

pki::TestSubject lawyer()
{
    pki::TestSubject subject;
    subject.givenName = "TEST Hélène";
    subject.surname = "TEST LE GOFF-D’ARC";
    subject.organisation = "TEST SCP Rougeot et Pla";
    subject.organisationalUnits = {"0002 123456782"};
    subject.email = "012345.legoff@avocat-conseil.fr";
    return subject;
}

pki::TestProfile profile(pki::TestProfile::Use use, pki::TestProfile::Key key)
{
    pki::TestProfile made;
    made.use = use;
    made.key = key;
    made.notBefore = validFrom();
    made.notAfter = validUntil();
    made.policies = {"1.2.250.1.105.23.411.2.2.1.1.0"};
    made.qualified = use == pki::TestProfile::Use::signature;
    return made;
}

pki::TestIdentity issue(const pki::TestProfile& profile, const pki::TestSubject& subject)
{
    return orThrow(authority().issue(subject, profile));
}

const pki::TestIdentity& signerIdentity(pki::TestProfile::Key key)
{
    static std::map<pki::TestProfile::Key, pki::TestIdentity> made;
    const auto known = made.find(key);
    if (known != made.end()) return known->second;
    return made.emplace(key, issue(profile(pki::TestProfile::Use::signature, key))).first->second;
}

std::filesystem::path temporaryFolder(const std::string& name)
{
    static Folders folders;
    return folders.make(name);
}

} // namespace sceau::test
