#include "demo.hpp"

#include "pki/test_authority.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "token/soft_token.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

using sceau::test::readText;
using testing::HasSubstr;

std::string pkcs12(const Demo& demo, const std::string& password)
{
    const auto& identity = sceau::test::signerIdentity();
    const auto made = pki::toPkcs12(identity, {sceau::test::authority().issuing().certificate}, base::Secret::from(password));
    return demo.write("key.p12", std::string(base::textOf(*made)));
}

/// A key whose only certificate has lost its private key.
class EmptiedKey {
public:
    EmptiedKey()
    {
        const char* before = std::getenv("SOFTHSM2_CONF");
        const std::string kept = before ? before : "";
        const auto pin = base::Secret::from("1234");
        const auto puk = base::Secret::from("12345678");
        const std::vector<token::SoftObject> objects{{"TEST Signature", {2}, {}, sceau::test::signerIdentity().certificate}};
        const auto made = token::makeSoftToken({sceau::test::temporaryFolder("emptied"), "TEST Cle videe", &pin, &puk}, objects);
        environment = {{"SOFTHSM2_CONF", made->string()}};
        setenv("SOFTHSM2_CONF", kept.c_str(), 1);
    }
    std::map<std::string, std::string> environment;
};

} // namespace

TEST(Sign, MakesASignatureThatOthersAccept)
{
    const Demo demo;
    const auto letter = demo.letter();
    const auto before = readText(letter);

    const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "signee.pdf", "--pin-file", demo.pinFile(), "--json"});

    ASSERT_EQ(answer.status, 0) << answer.err;
    const auto line = answer.line();
    EXPECT_EQ(line.at("output"), "signee.pdf");
    EXPECT_EQ(line.at("level"), "B-B");
    EXPECT_EQ(line.at("size"), std::filesystem::file_size(demo.path("signee.pdf")));
    EXPECT_EQ(line.at("signer").at("common_name"), "TEST Hélène TEST MARTIN");
    const auto report = sceau::test::pdfsig(demo.path("signee.pdf"));
    EXPECT_THAT(report, HasSubstr("Signature is Valid."));
    EXPECT_THAT(report, HasSubstr("Total document signed"));
    EXPECT_EQ(sceau::test::qpdfComplaints(demo.path("signee.pdf")), "");
    EXPECT_EQ(readText(letter), before);
    EXPECT_EQ(readText(demo.path("signee.pdf")).substr(0, before.size()), before);
}

TEST(Sign, TakesReasonPlaceCertificationDigestAndAVisibleSignature)
{
    const Demo demo;
    demo.letter();

    const auto answer =
        demo.runWithKey({"sign", "lettre.pdf", "-o", "visible.pdf", "--pin-file", demo.pinFile(), "--reason", "Bon pour accord",
                         "--location", "Paris", "--certify", "2", "--digest", "sha512", "--visible", "1,300,60,220,70"});

    ASSERT_EQ(answer.status, 0) << answer.err;
    const auto text = sceau::test::textOfPages(demo.path("visible.pdf"));
    EXPECT_THAT(text, HasSubstr("Bon pour accord"));
    EXPECT_THAT(text, HasSubstr("TEST Hélène TEST MARTIN"));
    const auto report = demo.run({"verify", "visible.pdf", "--json", "--trust", demo.trust()}).line();
    EXPECT_EQ(report.at("signatures").at(0).at("certification"), 2);
    EXPECT_THAT(sceau::test::pdfsig(demo.path("visible.pdf")), HasSubstr("SHA-512"));
}

TEST(Sign, WithANamedCertificateStillCarriesItsIssuer)
{
    const Demo demo;
    demo.letter();
    const auto named = demo.token() + ";object=TEST%20Signature";

    const auto answer =
        demo.run({"sign", "lettre.pdf", "-o", "s.pdf", "--module", demo.module(), "--token", named, "--pin-file", demo.pinFile()});

    ASSERT_EQ(answer.status, 0) << answer.err;
    const auto report = demo.run({"verify", "s.pdf", "--json", "--trust", demo.trust()}).line();
    EXPECT_EQ(report.at("signatures").at(0).at("sub_indication"), "TRY_LATER");
}

TEST(Sign, NeverWithTheCertificateThatAuthenticates)
{
    const Demo demo;
    demo.letter();
    const auto named = demo.token() + ";object=TEST%20Authentification";

    const auto answer =
        demo.run({"sign", "lettre.pdf", "-o", "s.pdf", "--module", demo.module(), "--token", named, "--pin-file", "absent.txt"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-213") << answer.err;
}

TEST(Sign, TakesAPkcs12File)
{
    const Demo demo;
    demo.letter();
    const auto file = pkcs12(demo, "open sesame");

    const auto answer = demo.run({"sign", "lettre.pdf", "-o", "s.pdf", "--pkcs12", file, "--password-file", "-", "--pss"},
                                 {"open sesame\n", {}, {}, false});

    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_THAT(sceau::test::pdfsig(demo.path("s.pdf")), HasSubstr("Signature is Valid."));
}

TEST(Sign, RefusesAWrongPasswordAndAFileThatIsNoPkcs12)
{
    const Demo demo;
    demo.letter();
    const auto file = pkcs12(demo, "open sesame");
    const auto signWith = [&](const std::string& key) {
        return demo.run({"sign", "lettre.pdf", "-o", "s.pdf", "--pkcs12", key, "--password-file", "-"}, {"sesame\n", {}, {}, false});
    };

    EXPECT_EQ(signWith(file).code(), "KEY-225");
    EXPECT_EQ(signWith(demo.pinFile()).code(), "KEY-224");
    EXPECT_EQ(signWith(file).status, 3);
    EXPECT_FALSE(std::filesystem::exists(demo.path("s.pdf")));
}

struct Refusal {
    const char* name;
    const char* input;
    const char* output;
    const char* code;
    friend std::ostream& operator<<(std::ostream& out, const Refusal& one) { return out << one.name; }
};

class EveryRefusal : public testing::TestWithParam<Refusal> {};

/// --pin-file names nothing: had the PIN been read, that would be the failure.
TEST_P(EveryRefusal, ComesBeforeThePinIsAsked)
{
    const Demo demo;
    demo.letter();
    demo.write("empty.pdf", "");
    demo.write("words.pdf", "not a PDF at all, only words\n");
    demo.write("truncated.pdf", sceau::test::twoPages().classic().substr(0, 500));
    demo.write("there.pdf", "mine");

    const auto answer = demo.runWithKey({"sign", GetParam().input, "-o", GetParam().output, "--pin-file", "absent.txt"});

    EXPECT_EQ(answer.status, 4) << answer.err;
    EXPECT_EQ(answer.code(), GetParam().code) << answer.err;
    EXPECT_FALSE(std::filesystem::exists(demo.path("out.pdf")));
    EXPECT_EQ(readText(demo.path("there.pdf")), "mine");
}

INSTANTIATE_TEST_SUITE_P(Sign, EveryRefusal,
                         testing::Values(Refusal{"TargetThere", "lettre.pdf", "there.pdf", "DOC-411"},
                                         Refusal{"TargetIsInput", "lettre.pdf", "lettre.pdf", "DOC-412"},
                                         Refusal{"TargetIsInputByAnotherName", "lettre.pdf", "softhsm/../lettre.pdf", "DOC-412"},
                                         Refusal{"InputMissing", "absent.pdf", "out.pdf", "DOC-409"},
                                         Refusal{"InputEmpty", "empty.pdf", "out.pdf", "DOC-403"},
                                         Refusal{"InputNotPdf", "words.pdf", "out.pdf", "DOC-401"},
                                         Refusal{"InputTruncated", "truncated.pdf", "out.pdf", "DOC-402"}),
                         [](const auto& refusal) { return refusal.param.name; });

TEST(Sign, NeverReplacesItsInputEvenByForce)
{
    const Demo demo;
    const auto before = readText(demo.letter());

    const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "lettre.pdf", "--force", "--pin-file", demo.pinFile()});

    EXPECT_EQ(answer.code(), "DOC-412");
    EXPECT_EQ(readText(demo.path("lettre.pdf")), before);
}

TEST(Sign, ReplacesAnotherFileByForce)
{
    const Demo demo;
    demo.letter();
    demo.write("there.pdf", "mine");

    EXPECT_EQ(demo.runWithKey({"sign", "lettre.pdf", "-o", "there.pdf", "--force", "--pin-file", demo.pinFile()}).status, 0);

    EXPECT_THAT(sceau::test::pdfsig(demo.path("there.pdf")), HasSubstr("Signature is Valid."));
}

TEST(Sign, LeavesNothingAfterAWrongPin)
{
    const Demo demo;
    demo.letter();

    const auto answer =
        demo.runWithKey({"sign", "lettre.pdf", "-o", "out/s.pdf", "--pin-file", "-"}, "renewable", {"8642097\n", {}, {}, false});
    std::filesystem::create_directory(demo.path("out"));
    const auto again =
        demo.runWithKey({"sign", "lettre.pdf", "-o", "out/s.pdf", "--pin-file", "-"}, "renewable", {"8642097\n", {}, {}, false});

    EXPECT_EQ(answer.status, 4) << "the folder is not there: " << answer.err;
    EXPECT_EQ(again.status, 3);
    EXPECT_EQ(again.code(), "PIN-101");
    EXPECT_TRUE(std::filesystem::is_empty(demo.path("out")));
}

TEST(Sign, RefusesAnExpiredCertificateBeforeThePin)
{
    const Demo demo;
    demo.letter();

    const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "s.pdf", "--pin-file", "absent.txt"}, "expired");

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-216");
}

TEST(Sign, SaysThatTheCertificateHasLostItsKey)
{
    const Demo demo;
    demo.letter();
    const EmptiedKey emptied;

    const auto answer = demo.run({"sign", "lettre.pdf", "-o", "s.pdf", "--module", demo.module(), "--pin-file", demo.pinFile()},
                                 {{}, emptied.environment, {}, false});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-214") << answer.err;
    EXPECT_FALSE(std::filesystem::exists(demo.path("s.pdf")));
}

TEST(Sign, KeepsThePinOutOfItsArgumentsAndItsWords)
{
    const Demo demo;
    demo.letter();

    const auto answer =
        demo.runWithKey({"sign", "lettre.pdf", "-o", "s.pdf", "--pin-file", "-", "--json"}, "renewable", {"8642097\n", {}, {}, false});

    EXPECT_THAT(answer.out + answer.err, testing::Not(HasSubstr("8642097")));
    EXPECT_EQ(demo.runWithKey({"sign", "lettre.pdf", "-o", "s.pdf", "--pin", "1234"}).status, 2);
}

} // namespace sceau::cli::test
