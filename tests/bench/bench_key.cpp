#include "bench/bench_key.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

#include <cstdio>
#include <cstdlib>

namespace sceau::bench {

namespace {

void must(const std::vector<std::string>& command)
{
    const auto outcome = test::run(command);
    if (outcome.status == 0) return;
    std::fprintf(stderr, "%s: %s\n", command.front().c_str(), outcome.output.c_str());
    std::exit(1);
}

struct Pair {
    std::string id, label;
    pki::TestProfile::Use use;
};

/// pkcs11-tool writes issuer and serial number beside the certificate: NSS finds none without them.
void addPair(const std::filesystem::path& folder, const BenchKey& key, const Pair& pair)
{
    const auto identity = test::issue(test::profile(pair.use));
    const auto privateKey = test::writeText(folder / "key.der", std::string(base::textOf(identity.privateKey)));
    const auto certificate = test::writeText(folder / "certificate.der", std::string(base::textOf(identity.certificate.der)));
    must({"openssl", "pkcs8", "-topk8", "-nocrypt", "-inform", "DER", "-in", privateKey, "-out", folder / "key.pem"});
    must({"softhsm2-util", "--import", folder / "key.pem", "--token", key.label, "--label", pair.label, "--id", pair.id, "--pin", key.pin});
    must({"pkcs11-tool", "--module", key.module, "--token-label", key.label, "--login", "--pin", key.pin, "--write-object", certificate,
          "--type", "cert", "--label", pair.label, "--id", pair.id});
    std::filesystem::remove(privateKey);
    std::filesystem::remove(folder / "key.pem");
}

void makeToken(const std::filesystem::path& folder, const BenchKey& key)
{
    std::filesystem::create_directory(folder / "tokens");
    const auto configuration = test::writeText(folder / "softhsm2.conf", "directories.tokendir = " + (folder / "tokens").string() + "\n");
    ::setenv("SOFTHSM2_CONF", configuration.c_str(), 1);
    must({"softhsm2-util", "--init-token", "--free", "--label", key.label, "--pin", key.pin, "--so-pin", key.pin});
    addPair(folder, key, {"01", "TEST Signature", pki::TestProfile::Use::signature});
    addPair(folder, key, {"02", "TEST Authentification", pki::TestProfile::Use::authentication});
}

/// NSS asks for the root to be trusted before pdfsig signs without a complaint.
void makeNss(const BenchKey& key)
{
    const auto database = "sql:" + key.nss.string();
    std::filesystem::create_directory(key.nss);
    must({"certutil", "-N", "-d", database, "--empty-password"});
    must({"certutil", "-A", "-d", database, "-n", "root", "-t", "C,C,C", "-a", "-i", key.root});
    must({"modutil", "-dbdir", database, "-add", "softhsm", "-libfile", key.module, "-force"});
}

} // namespace

BenchKey makeBenchKey(const std::filesystem::path& folder)
{
    const auto module = token::softModule();
    if (!module) {
        std::fprintf(stderr, "SoftHSM is missing\n");
        std::exit(1);
    }
    BenchKey key;
    key.module = *module;
    key.label = "TEST CLE AVOCAT";
    key.token = "pkcs11:token=TEST%20CLE%20AVOCAT";
    key.pin = std::string(test::goodPin().view());
    key.pinFile = test::writeText(folder / "pin", key.pin + "\n");
    key.keyId = "01";
    key.nss = folder / "nss";
    key.nickname = key.label + ":TEST Signature";
    key.root = test::writeText(folder / "root.pem", pki::toPem(test::authority().root().certificate));
    makeToken(folder, key);
    makeNss(key);
    return key;
}

} // namespace sceau::bench
