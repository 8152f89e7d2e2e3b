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
    static const test::SoftKeys keys;
    const auto pin = test::goodPin();
    BenchKey key;
    key.module = keys.module();
    key.label = "TEST CLE AVOCAT";
    key.token = "pkcs11:token=TEST%20CLE%20AVOCAT";
    key.pin = std::string(pin.view());
    key.pinFile = test::writeText(folder / "pin", key.pin + "\n");
    key.keyId = "01";
    key.nss = folder / "nss";
    key.nickname = key.label + ":" + keys.signature().label;
    key.root = test::writeText(folder / "root.pem", pki::toPem(test::authority().root().certificate));
    makeNss(key);
    return key;
}

} // namespace sceau::bench
