#include "demo.hpp"

#include <gtest/gtest.h>

namespace sceau::cli::test {
namespace {

const std::vector<std::vector<std::string>> commands{
    {"token", "list"},    {"token", "show"},  {"token", "certificate"}, {"pin", "verify"},
    {"eligibility"},      {"renew"},          {"dossier", "compose"},   {"sign"},
    {"verify"},           {"portal", "init"}, {"portal", "import"},     {"portal", "show"},
    {"portal", "orders"}, {"demo", "init"},
};

class EveryCommand : public testing::TestWithParam<std::vector<std::string>> {};

} // namespace

TEST_P(EveryCommand, ExplainsItselfWithExamplesInBothLanguages)
{
    auto french = GetParam();
    french.insert(french.end(), {"--lang", "fr", "--help"});
    auto english = GetParam();
    english.insert(english.end(), {"--lang", "en", "--help"});

    const auto inFrench = sceauctl(french);
    const auto inEnglish = sceauctl(english);

    EXPECT_EQ(inFrench.status, 0);
    EXPECT_EQ(inEnglish.status, 0);
    EXPECT_NE(inFrench.out.find("Exemples"), std::string::npos) << inFrench.out;
    EXPECT_NE(inFrench.out.find("\n  sceauctl "), std::string::npos) << inFrench.out;
    EXPECT_NE(inEnglish.out.find("Examples:"), std::string::npos) << inEnglish.out;
    EXPECT_EQ(inEnglish.out.find("cli."), std::string::npos) << "a text is missing: " << inEnglish.out;
    EXPECT_EQ(inFrench.out.find("cli."), std::string::npos) << "a text is missing: " << inFrench.out;
}

INSTANTIATE_TEST_SUITE_P(Help, EveryCommand, testing::ValuesIn(commands), [](const auto& command) {
    std::string name;
    for (const auto& word : command.param)
        name += word;
    return name;
});

struct Misuse {
    const char* name;
    std::vector<std::string> arguments;
    friend std::ostream& operator<<(std::ostream& out, const Misuse& one) { return out << one.name; }
};

class EveryMisuse : public testing::TestWithParam<Misuse> {};

TEST(AWordThatIsNoCommand, IsNamed)
{
    for (const auto& words : {std::vector<std::string>{"dance"}, {"token", "dance"}, {"portal", "dance"}, {"--lang", "fr", "dance"}}) {
        const auto answer = sceauctl(words);

        EXPECT_EQ(answer.status, 2);
        EXPECT_NE(answer.err.find("Argument inconnu\u00a0: dance"), std::string::npos) << answer.err;
    }
}

TEST_P(EveryMisuse, IsExitStatusTwoWithItsCode)
{
    const auto answer = sceauctl(GetParam().arguments);

    EXPECT_EQ(answer.status, 2) << answer.err;
    EXPECT_EQ(answer.code(), "SYS-704") << answer.err;
    EXPECT_EQ(answer.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Usage, EveryMisuse,
    testing::Values(Misuse{"NoCommand", {}}, Misuse{"UnknownCommand", {"dance"}}, Misuse{"FamilyAlone", {"token"}},
                    Misuse{"UnknownOption", {"token", "list", "--colour"}}, Misuse{"SignWithoutInput", {"sign", "-o", "b.pdf"}},
                    Misuse{"SignWithoutOutput", {"sign", "a.pdf"}},
                    Misuse{"UnknownDigest", {"sign", "a.pdf", "-o", "b.pdf", "--digest", "md5"}},
                    Misuse{"CertifyFour", {"sign", "a.pdf", "-o", "b.pdf", "--certify", "4"}},
                    Misuse{"LevelUnknown", {"sign", "a.pdf", "-o", "b.pdf", "--level", "B-X"}},
                    Misuse{"ListWithoutSigner", {"verify", "a.pdf", "--trusted-list", "list.xml"}},
                    Misuse{"VisibleWords", {"sign", "a.pdf", "-o", "b.pdf", "--visible", "first"}},
                    Misuse{"VisibleFourNumbers", {"sign", "a.pdf", "-o", "b.pdf", "--visible", "1,2,3,4"}},
                    Misuse{"VisibleSixNumbers", {"sign", "a.pdf", "-o", "b.pdf", "--visible", "1,2,3,4,5,6"}},
                    Misuse{"VisiblePageZero", {"sign", "a.pdf", "-o", "b.pdf", "--visible", "0,2,3,40,50"}},
                    Misuse{"VisibleInfinite", {"sign", "a.pdf", "-o", "b.pdf", "--visible", "1,2,3,inf,50"}},
                    Misuse{"ReasonNotUtf8", {"sign", "a.pdf", "-o", "b.pdf", "--reason", "\xff\xfe"}},
                    Misuse{"PasswordWithoutPkcs12", {"sign", "a.pdf", "-o", "b.pdf", "--password-file", "x"}},
                    Misuse{"Pkcs12WithoutPassword", {"sign", "a.pdf", "-o", "b.pdf", "--pkcs12", "x"}},
                    Misuse{"Pkcs12AndPin", {"sign", "a.pdf", "-o", "b.pdf", "--pkcs12", "x", "--password-file", "-", "--pin-file", "-"}},
                    Misuse{"VerifyNothing", {"verify"}}, Misuse{"NoSuchPolicy", {"verify", "a.pdf", "--policy", "strict"}},
                    Misuse{"NoJobs", {"verify", "a.pdf", "--jobs", "0"}}, Misuse{"AtNoTime", {"verify", "a.pdf", "--at", "yesterday"}},
                    Misuse{"RenewWithoutOrder", {"renew", "-o", "a.pdf"}}, Misuse{"NoPortal", {"portal", "orders"}},
                    Misuse{"UnknownKind", {"portal", "init", "--portal", "p.db", "--kind", "real"}},
                    Misuse{"UnknownLanguage", {"--lang", "de", "token", "list"}}),
    [](const auto& misuse) { return misuse.param.name; });

TEST(Usage, OfAugmentNamesOneTarget)
{
    const auto augment = [](std::vector<std::string> more) {
        std::vector<std::string> all{"augment", "a.pdf", "--level", "B-T"};
        all.insert(all.end(), more.begin(), more.end());
        return sceauctl(all).status;
    };

    EXPECT_EQ(augment({}), 2);
    EXPECT_EQ(augment({"-o", "b.pdf", "--out-dir", "b"}), 2);
    EXPECT_EQ(augment({"b.pdf", "-o", "c.pdf"}), 2);
    EXPECT_EQ(sceauctl({"augment", "a.pdf", "-o", "b.pdf"}).status, 2) << "no level";
}

TEST(Usage, FailureIsAlsoJsonWhenJsonWasAskedFor)
{
    const auto answer = sceauctl({"portal", "orders", "--json"});

    EXPECT_EQ(answer.line().at("error").at("code"), "SYS-704");
}

TEST(Version, IsTold)
{
    const auto answer = sceauctl({"--version"});

    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.out.substr(0, 9), "sceauctl ");
}

TEST(Language, FollowsTheLocaleAndTheOption)
{
    const auto titleIn = [](const char* locale) { return sceauctl({"portal", "orders"}, {{}, {{"LANG", locale}}, {}, false}).err; };

    EXPECT_NE(titleIn("fr_FR.UTF-8").find("portail"), std::string::npos);
    EXPECT_NE(titleIn("en_GB.UTF-8").find("portal"), std::string::npos);
    EXPECT_EQ(titleIn("en_GB.UTF-8"), sceauctl({"--lang=en", "portal", "orders"}).err);
}

} // namespace sceau::cli::test
