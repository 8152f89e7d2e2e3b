#include "bench/bench_key.hpp"
#include "bench/card_bench.hpp"
#include "bench/growth_bench.hpp"
#include "bench/large_pdf.hpp"
#include "bench/timing.hpp"
#include "bench/verify_bench.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <openssl/sha.h>

using namespace sceau;
using namespace sceau::bench;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t megabyte = 1'000'000;

struct Bench {
    std::string sceauctl;
    fs::path folder;
    BenchKey key;

    [[nodiscard]] std::string log() const { return folder / "log"; }
    [[nodiscard]] std::vector<std::string> sign(const fs::path& input, const fs::path& output) const
    {
        return {sceauctl, "sign", input, "-o", output, "--force", "--module", key.module, "--token", key.token, "--pin-file", key.pinFile};
    }
};

/// What PKCS#1 v1.5 signs of a file: the work that no signer can avoid.
fs::path digestInfoOf(const fs::path& file, const fs::path& target)
{
    const auto text = test::readText(file);
    std::string bytes("\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20", 19);
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    bytes.append(reinterpret_cast<const char*>(digest.data()), digest.size());
    return test::writeText(target, bytes);
}

void signSmall(const Bench& bench)
{
    const auto input = bench.folder / "small.pdf", output = bench.folder / "small-signed.pdf", theirs = bench.folder / "small-pdfsig.pdf";
    writePdf(input, {megabyte / 10, 4, 0, false});
    const auto raw = digestInfoOf(input, bench.folder / "digest-info");
    const auto& key = bench.key;
    const std::vector<Contender> contenders{
        {"pkcs11-tool --sign, the raw digest",
         {{"pkcs11-tool", "--module", key.module, "--token-label", key.label, "--login", "--pin", key.pin, "--sign", "-m", "RSA-PKCS",
           "--id", key.keyId, "-i", raw, "-o", bench.folder / "raw"}},
         {},
         {}},
        {"sceauctl sign", {bench.sign(input, output)}, {}, {}},
        {"pdfsig -add-signature",
         {{"pdfsig", input, theirs, "-add-signature", "-nssdir", "sql:" + key.nss.string(), "-nick", key.nickname, "-nss-pwd", key.pin}},
         [&] { fs::remove(theirs); },
         theirs},
    };
    print("Sign 100 KB (floor: at most 1.5 ×; pdfsig: at least 4 × slower than sceauctl)", compare(contenders, 31, bench.log()));
}

void signLarge(const Bench& bench)
{
    const auto input = bench.folder / "large.pdf", output = bench.folder / "large-signed.pdf", copy = bench.folder / "copy.pdf";
    writePdf(input, {200 * megabyte, 2000, 0, false});
    const auto clean = [&] {
        fs::remove(copy);
        fs::remove(output);
    };
    const std::vector<Contender> contenders{
        {"dd conv=fsync, openssl dgst -sha256",
         {{"dd", "if=" + input.string(), "of=" + copy.string(), "bs=1M", "conv=fsync"}, {"openssl", "dgst", "-sha256", input}},
         clean,
         {}},
        {"sceauctl sign", {bench.sign(input, output)}, clean, {}},
    };
    print("Sign 200 MB, 2 000 pages (at most 1.3 ×, 48 MiB)", compare(contenders, 9, bench.log()));
    clean();
    fs::remove(input);
}

void signManyObjects(const Bench& bench)
{
    const auto input = bench.folder / "objects.pdf", output = bench.folder / "objects-signed.pdf";
    for (const bool stream : {false, true}) {
        writePdf(input, {megabyte, 90'000, 200'000, stream});
        print(stream ? "200 000 objects, 90 000 pages in one array, cross-reference stream (48 MiB)"
                     : "200 000 objects, 90 000 pages in one array, classic table (48 MiB)",
              compare({{"sceauctl sign", {bench.sign(input, output)}, {}, {}}}, 5, bench.log()));
    }
}

void signHuge(const Bench& bench)
{
    const auto input = bench.folder / "huge.pdf", output = bench.folder / "huge-signed.pdf";
    writePdf(input, {3000 * megabyte, 3000, 0, false});
    const std::vector<std::string> verify{bench.sceauctl, "verify", output, "--offline", "--trust", bench.key.root, "--json"};
    const std::vector<Contender> contenders{
        {"sceauctl sign", {bench.sign(input, output)}},
        {"sceauctl verify", {verify}, {}, output}, // offline it is INDETERMINATE, and says so by its status
    };
    print("Sign and verify 3 GB", compare(contenders, 1, bench.log()));
    std::printf("%s\n", test::readText(bench.log()).c_str());
}

/// The module's calls, by OpenSC's spy; it writes the PIN into its log, a test's PIN.
void countCalls(const Bench& bench)
{
    const auto spy = fs::path("/usr/lib/x86_64-linux-gnu/pkcs11-spy.so"), calls = bench.folder / "spy";
    if (!fs::exists(spy)) return;
    ::setenv("PKCS11SPY", bench.key.module.c_str(), 1);
    ::setenv("PKCS11SPY_OUTPUT", calls.c_str(), 1);
    auto command = bench.sign(bench.folder / "small.pdf", bench.folder / "small-signed.pdf");
    *(std::find(command.begin(), command.end(), "--module") + 1) = spy;
    static_cast<void>(timed(command, bench.log()));
    const auto text = test::readText(calls);
    const auto fromLogin = text.substr(std::min(text.size(), text.find(": C_Login\n")));
    const auto toSign = fromLogin.substr(0, fromLogin.find(": C_Sign\n") + 2);
    std::printf("PKCS#11 calls, two certificates: %d in all (at most 40), %d from C_Login to C_Sign (at most 8)\n",
                test::countOf(": C_", text), test::countOf(": C_", toSign) + 1);
}

} // namespace

/// sceau_bench SCEAUCTL [--huge|--growth|--verify]: the 3 GB file takes 6 GB of disk and is made on request only; growth alone needs no
/// key.
int main(int count, char** arguments)
{
    if (count < 2) return 2;
    const auto folder = test::temporaryFolder("bench");
    if (count > 2 && std::strcmp(arguments[2], "--growth") == 0) {
        benchGrowth(arguments[1], folder);
        return 0;
    }
    const Bench bench{arguments[1], folder, makeBenchKey(folder)};
    if (count > 2 && std::strcmp(arguments[2], "--verify") == 0) {
        benchVerify(bench.sceauctl, bench.key, folder);
        return 0;
    }
    signSmall(bench);
    countCalls(bench);
    benchCard(bench.sceauctl, folder / "small.pdf", folder);
    signLarge(bench);
    signManyObjects(bench);
    benchVerify(bench.sceauctl, bench.key, folder);
    benchGrowth(bench.sceauctl, folder);
    if (count > 2 && std::strcmp(arguments[2], "--huge") == 0) signHuge(bench);
    return 0;
}
