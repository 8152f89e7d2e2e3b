#include "seeds.hpp"

#include "renewal/contact.hpp"
#include "shared/odd_cms.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"
#include "signed_pdf.hpp"

#include <cstdio>
#include <stdexcept>

using namespace sceau;

namespace sceau::fuzz {

void writeSeed(const std::filesystem::path& folder, const std::string& target, const std::string& name, const std::string& bytes)
{
    std::filesystem::create_directories(folder / target);
    test::writeText(folder / target / name, bytes);
}

namespace {

std::string textOf(const base::Bytes& bytes)
{
    return {bytes.begin(), bytes.end()};
}

void writeStructureSeeds(const std::filesystem::path& folder)
{
    const auto classic = test::plainSigned().text;
    writeSeed(folder, "structure", "unsigned", test::twoPages().classic());
    writeSeed(folder, "structure", "hybrid", test::twoPages().hybrid({8}));
    writeSeed(folder, "structure", "signed", classic);
    writeSeed(folder, "structure", "signed-stream", test::signedPdf(test::twoPages().crossReferenceStream()).text);
    writeSeed(folder, "structure", "signed-twice", test::signedPdf(classic).text);
    writeSeed(folder, "structure", "certified", test::signedPdf(test::twoPages().classic(), {2, nullptr, true, {}}).text);
}

/// Records of fuzz_revisions: a number, a body, a zero.
std::string record(int number, const std::string& body)
{
    return static_cast<char>(number) + body + '\0';
}

void writeRevisionSeeds(const std::filesystem::path& folder)
{
    const auto& text = test::plainSigned().text;
    const int next = test::nextNumber(text);
    const auto reference = std::to_string(next) + " 0 R";
    const auto catalog = test::bodyOf(text, 1);
    const auto extended = [&catalog](const std::string& entries) {
        auto copy = catalog;
        return copy.insert(copy.rfind(">>"), entries);
    };
    writeSeed(folder, "revisions", "nothing", "");
    writeSeed(folder, "revisions", "information", record(9, "<< /Producer (TEST) >>"));
    writeSeed(folder, "revisions", "evidence",
              record(1, extended("/DSS << /Certs [" + reference + "] /VRI << >> >>")) + record(next, test::stream("TEST")));
    writeSeed(folder, "revisions", "metadata",
              record(1, extended("/Metadata " + reference))
                  + record(next, test::stream("<rdf:RDF></rdf:RDF>", "/Type /Metadata /Subtype /XML")));
    writeSeed(folder, "revisions", "content", record(6, test::stream("BT (TEST) Tj ET")));
    writeSeed(folder, "revisions", "page", record(4, test::bodyOf(text, 4)) + '\0' + record(5, test::bodyOf(text, 5)));
    std::string all;
    for (int number = 1; number < next; ++number)
        all += record(number, test::bodyOf(text, number).substr(0, 2000));
    writeSeed(folder, "revisions", "everything", all);
}

void writeCmsSeeds(const std::filesystem::path& folder)
{
    test::OddCms cms;
    cms.signer = &test::signerIdentity();
    cms.messageDigest = test::sha256({});
    cms.others = {test::authority().issuing().certificate};
    writeSeed(folder, "cms", "baseline", textOf(test::make(cms)));
    cms.ess = test::OddCms::Ess::both;
    cms.signingTime = true;
    writeSeed(folder, "cms", "older", textOf(test::make(cms)));
    cms.signerInfos = 2;
    cms.encapsulated = base::Bytes{'T'};
    writeSeed(folder, "cms", "odd", textOf(test::make(cms)));
}

void openssl(const std::vector<std::string>& command)
{
    const auto outcome = test::run(command);
    if (outcome.status != 0) throw std::runtime_error("seeds: " + outcome.output);
}

/// A token as OpenSSL's own authority makes one.
void writeTimestampSeeds(const std::filesystem::path& folder)
{
    const auto work = test::temporaryFolder("timestamp");
    const auto authority = test::issue(test::profile(pki::TestProfile::Use::timestamping));
    test::writeText(work / "key.der", textOf(authority.privateKey));
    test::writeText(work / "cert.pem", pki::toPem(authority.certificate));
    test::writeText(work / "data", "TEST");
    test::writeText(work / "serial", "01\n");
    test::writeText(work / "tsa.cnf", "[tsa]\nserial = " + (work / "serial").string()
                                          + "\ncrypto_device = builtin\nsigner_digest = sha256\ndefault_policy = 1.2.3\n"
                                            "digests = sha256\nordering = yes\ness_cert_id_alg = sha256\ntsa_name = no\n");
    const auto key = work / "key.pem", query = work / "query", token = work / "token", response = work / "response";
    openssl({"openssl", "pkey", "-inform", "DER", "-in", work / "key.der", "-out", key});
    openssl({"openssl", "ts", "-query", "-data", work / "data", "-sha256", "-cert", "-out", query});
    const std::vector<std::string> reply{"openssl",    "ts",  "-reply", "-config", work / "tsa.cnf", "-section",       "tsa",
                                         "-queryfile", query, "-inkey", key,       "-signer",        work / "cert.pem"};
    auto asResponse = reply;
    asResponse.insert(asResponse.end(), {"-out", response});
    openssl(asResponse);
    openssl({"openssl", "ts", "-reply", "-in", response, "-token_out", "-out", token});
    writeSeed(folder, "timestamp", "response", test::readText(response));
    writeSeed(folder, "timestamp", "token", test::readText(token));
}

void writeTextSeeds(const std::filesystem::path& folder)
{
    const renewal::Contact contact{"TEST Cabinet", "1 rue du TEST",       "75001",       "Paris", "FR", "TEST Jeanne",
                                   "Dupont",       "test@avocat.invalid", "+33612345678"};
    writeSeed(folder, "contact", "contact", renewal::contactJson(contact));
    const auto documentation = test::readText(std::filesystem::path(SCEAU_SOURCE_DIR) / "docs/portal.md");
    const auto begin = documentation.find("```json\n") + 8;
    writeSeed(folder, "import", "documented", documentation.substr(begin, documentation.find("```", begin) - begin));
    writeSeed(folder, "modules", "module", "# TEST\nmodule: softhsm/libsofthsm2.so\npriority: 1\n");
    writeSeed(folder, "site", "site", "https://essai.example:8443/entree?a=b#c");
    writeSeed(folder, "site", "figures", "https://[2001:db8::1]/");
    writeSeed(folder, "request", "request", std::string("sceau-window-1\0verification\0/TEST.pdf\0token\0", 44));
    writeSeed(folder, "drawing", "pages", std::string("\0\0\0\x1a\1\0\0\0\1\0\0\0\0\1\x40\x82\x98\0\0\0\0\0\x40\x8a\x50\0\0\0\0\0", 30));
    writeSeed(folder, "drawing", "image", std::string("\0\0\0\x12\2\0\0\0\1\0\0\0\0\1\0\0\0\1TEST", 22));
    writeSeed(folder, "modules", "odd", "module:\nmodule : /usr/lib/../lib/x.so\n:\n#module: a\n");
}

} // namespace

} // namespace sceau::fuzz

/// fuzz_seeds FOLDER: the seeds of every target, made anew; none is kept in the tree.
int main(int count, char** arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "fuzz_seeds FOLDER\n");
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    fuzz::writeStructureSeeds(folder);
    fuzz::writeRevisionSeeds(folder);
    fuzz::writeCmsSeeds(folder);
    fuzz::writeTimestampSeeds(folder);
    fuzz::writeRevocationSeeds(folder);
    for (const auto* identity : {&test::signerIdentity(), &test::authority().root(), &test::authority().issuing()})
        fuzz::writeSeed(folder, "certificate", identity->certificate.serial, fuzz::textOf(identity->certificate.der));
    fuzz::writeTextSeeds(folder);
    return 0;
}
