#include "support/settings.hpp"

#include "documented.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace sceau::support::test {
namespace {

namespace fs = std::filesystem;

fs::path folderWith(const std::string& name, const std::string& content)
{
    const auto folder = sceau::test::temporaryFolder(name);
    if (!content.empty()) std::ofstream(folder / "settings.json") << content;
    return folder;
}

} // namespace

TEST(Settings, AreThoseOfTheDocumentedExample)
{
    const auto read = settings(folderWith("system", documentedJson("settings.md")), folderWith("own", ""));

    EXPECT_EQ(read.portal, "/srv/sceau/portail.db");
    EXPECT_EQ(read.module, "/usr/lib/pkcs11/libclassicclient.so");
    EXPECT_EQ(read.trust, (std::vector<fs::path>{"/etc/sceau/trust", "/etc/sceau/autorite.pem"}));
    EXPECT_EQ(read.contacts, "/etc/sceau/contacts.json");
}

TEST(Settings, OfThePersonWinKeyByKey)
{
    const auto read = settings(folderWith("system", documentedJson("settings.md")), folderWith("own", R"({"portal":"mine.db"})"));

    EXPECT_EQ(read.portal, "mine.db");
    EXPECT_EQ(read.trust.size(), 2U);
}

TEST(Settings, AreNoneWhereNobodyWroteAFile)
{
    const auto system = folderWith("system", "");

    const auto read = settings(system, {});

    EXPECT_TRUE(read.portal.empty() && read.module.empty() && read.trust.empty());
    EXPECT_EQ(read.contacts, system / "contacts.json");
}

class BrokenSettings : public testing::TestWithParam<const char*> {};

TEST_P(BrokenSettings, AreNotUsedAtAll)
{
    const auto read = settings(folderWith("system", ""), folderWith("own", GetParam()));

    EXPECT_TRUE(read.portal.empty());
}

INSTANTIATE_TEST_SUITE_P(Settings, BrokenSettings,
                         testing::Values("{", "[]", R"({"portal":7})", R"({"portal":"p.db","colour":"blue"})",
                                         R"({"portal":"p.db","trust":"x.pem"})", R"({"portal":"p.db","trust":[1]})"));

} // namespace sceau::support::test
