#include "support/settings.hpp"

#include "documented.hpp"
#include "shared/test_pki.hpp"
#include "support/site_address.hpp"

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
    ASSERT_EQ(read.trustedLists.size(), 1U);
    EXPECT_EQ(read.trustedLists[0].file, "/etc/sceau/tl-fr.xml");
    EXPECT_EQ(read.trustedLists[0].signers, std::vector<fs::path>{"/etc/sceau/tl-fr-signataires"});
    EXPECT_EQ(read.contacts, "/etc/sceau/contacts.json");
    EXPECT_EQ(read.unblock.begin()->second, token::UnblockStyle::setPin);
    ASSERT_EQ(read.timestamps.size(), 2U);
    EXPECT_EQ(read.timestamps[0].url, "https://horodatage.example/tsa");
    EXPECT_EQ(read.timestamps[1].policy, "1.2.250.1.105.1");
    EXPECT_EQ(read.proxy, "http://proxy.example:3128");
    EXPECT_EQ(read.testSite, "https://essai.example/");
    EXPECT_EQ(read.level, pades::Level::archival);
}

TEST(Settings, NameNoSiteForTheKeyThatIsNotTalkedToOverTls)
{
    for (const std::string refused :
         {"http://essai.example/", "essai.example", "https://", "https://nom:secret@essai.example/", "file:///etc"}) {
        const auto read = settings(folderWith("system", R"({"language":"en","testSite":")" + refused + "\"}"), folderWith("own", ""));

        EXPECT_EQ(read.testSite, "") << refused;
        EXPECT_EQ(read.language, "") << "a file that says something wrong says nothing";
    }
}

TEST(SiteAddress, IsSentAsItIsShown)
{
    const auto address = siteAddress("https://Essai.example:8443/entrée#haut");

    ASSERT_TRUE(address);
    EXPECT_EQ(address->url, "https://essai.example:8443/entr%C3%A9e");
    EXPECT_EQ(address->host, "essai.example");
}

TEST(SiteAddress, HasAHostAndMayHaveAPortAndAPath)
{
    EXPECT_EQ(siteAddress("HTTPS://essai.example")->url, "https://essai.example/");
    EXPECT_EQ(siteAddress("https://[2001:DB8::1]:8443/a?b=c")->url, "https://[2001:db8::1]:8443/a?b=c");
    EXPECT_EQ(siteAddress("https://xn--bcher-kva.example/")->host, "xn--bcher-kva.example");
}

TEST(SiteAddress, IsNoneWhereSomethingElseCouldBeMeant)
{
    for (const char* other : {"https:///a", "https://:443/", "https://essai.example:/", "https://essai.example:443000/",
                              "https://essai.example:a/", "https://nom@essai.example/", "https://essai.example\\@autre.example/",
                              "https://essai example/", "https://essai.example/a b", "https://essai.example/a\nHost: b", "https://[::1/",
                              "https://-essai.example/", "https://еssai.example/", "https://essai.example%2eautre.example/"})
        EXPECT_FALSE(siteAddress(other)) << other;
}

TEST(Settings, SayHowADriverUnblocksElseTheDriverIsKnown)
{
    const auto own = folderWith("own", R"({"unblock":{"/lib/a.so":"context-specific","/lib/opensc-pkcs11.so":"officer"}})");
    const auto read = settings(folderWith("system", ""), own);
    const auto styleOf = [&](const char* module) {
        token::Token token;
        token.module = module;
        return unblockStyle(read, token);
    };

    EXPECT_EQ(styleOf("/lib/a.so"), token::UnblockStyle::contextSpecific);
    EXPECT_EQ(styleOf("/lib/opensc-pkcs11.so"), token::UnblockStyle::officer);
    EXPECT_EQ(styleOf("/other/opensc-pkcs11.so"), token::UnblockStyle::setPin);
    EXPECT_EQ(styleOf("/lib/libgclib.so"), token::UnblockStyle::officer);
}

TEST(Settings, OfThePersonWinKeyByKey)
{
    const auto read = settings(folderWith("system", documentedJson("settings.md")), folderWith("own", R"({"portal":"mine.db"})"));

    EXPECT_EQ(read.portal, "mine.db");
    EXPECT_EQ(read.trust.size(), 2U);
}

TEST(Settings, ThatTheComputerLocksAreNotAPersonsToChange)
{
    const auto system = folderWith("system", R"({"portal":"office.db","locked":["portal","theme"]})");

    const auto read = settings(system, folderWith("own", R"({"portal":"mine.db","theme":"dark","language":"en","locked":["language"]})"));

    EXPECT_EQ(read.portal, "office.db");
    EXPECT_EQ(read.theme, "");
    EXPECT_EQ(read.language, "en");
    EXPECT_EQ(read.locked, (std::set<std::string>{"portal", "theme"}));
}

TEST(Settings, AreNoneWhereNobodyWroteAFile)
{
    const auto system = folderWith("system", "");

    const auto read = settings(system, {});

    EXPECT_TRUE(read.portal.empty() && read.module.empty() && read.trust.empty() && read.timestamps.empty());
    EXPECT_FALSE(read.proxy.has_value()) << "the environment's";
    EXPECT_EQ(read.level, pades::Level::basic);
    EXPECT_EQ(read.contacts, system / "contacts.json");
}

TEST(Settings, TakeALevelFromOneFileAndItsServicesFromTheOther)
{
    const auto system = folderWith("system", R"({"timestamps":["http://tsa.example"]})");

    const auto read = settings(system, folderWith("own", R"({"level":"B-T"})"));

    EXPECT_EQ(read.level, pades::Level::timestamped);
}

TEST(Settings, OfAPersonThatTakeTheServicesOfALevelAwayAreNotUsed)
{
    const auto system = folderWith("system", R"({"level":"B-LT","timestamps":["http://tsa.example"]})");

    const auto read = settings(system, folderWith("own", R"({"timestamps":[],"portal":"mine.db"})"));

    EXPECT_EQ(read.level, pades::Level::longTerm);
    EXPECT_EQ(read.timestamps.size(), 1U);
    EXPECT_TRUE(read.portal.empty());
}

class BrokenSettings : public testing::TestWithParam<const char*> {};

TEST_P(BrokenSettings, AreNotUsedAtAll)
{
    const auto read = settings(folderWith("system", ""), folderWith("own", GetParam()));

    EXPECT_TRUE(read.portal.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Settings, BrokenSettings,
    testing::Values("{", "[]", R"({"portal":"p.db","theme":"pink"})", R"({"portal":"p.db","language":"de"})",
                    R"({"portal":"p.db","locked":"portal"})", R"({"portal":7})", R"({"portal":"p.db","colour":"blue"})",
                    R"({"portal":"p.db","trust":"x.pem"})", R"({"portal":"p.db","trust":[1]})", R"({"portal":"p.db","unblock":"officer"})",
                    R"({"portal":"p.db","unblock":{"/a.so":"so"}})", R"({"portal":"p.db","unblock":{"/a.so":1}})",
                    R"({"portal":"p.db","trustedLists":["tl.xml"]})", R"({"portal":"p.db","trustedLists":[{"file":"tl.xml"}]})",
                    R"({"portal":"p.db","trustedLists":[{"file":"tl.xml","signers":[]}]})", R"({"portal":"p.db","localAuthorities":"yes"})",
                    R"({"portal":"p.db","timestamps":"http://tsa"})", R"({"portal":"p.db","timestamps":[{"policy":"1.2.3"}]})",
                    R"({"portal":"p.db","timestamps":[{"url":"http://tsa","colour":"blue"}]})",
                    R"({"portal":"p.db","timestamps":["http://tsa"],"level":"B-X"})",
                    R"({"portal":"p.db","timestamps":["http://tsa"],"level":1})", R"({"portal":"p.db","level":"B-T"})",
                    R"({"portal":"p.db","timestamps":[],"level":"B-LTA"})"));

} // namespace sceau::support::test
