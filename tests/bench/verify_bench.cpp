#include "bench/verify_bench.hpp"

#include "bench/large_pdf.hpp"
#include "bench/timing.hpp"

#include <cstdio>

namespace sceau::bench {
namespace {

namespace fs = std::filesystem;
using Command = std::vector<std::string>;

constexpr int batchSize = 1000;
constexpr int loopSize = 100; ///< of pdfsig: its time grows with the number of files

/// A PDF of about so many bytes, signed with the bench's key.
fs::path signedPdf(const std::string& sceauctl, const BenchKey& key, const fs::path& folder, std::uint64_t bytes, int pages)
{
    const auto input = folder / "to-verify.pdf", output = folder / ("verify-" + std::to_string(bytes) + ".pdf");
    writePdf(input, {bytes, pages, 0, false});
    static_cast<void>(
        timed({sceauctl, "sign", input, "-o", output, "--force", "--module", key.module, "--token", key.token, "--pin-file", key.pinFile},
              folder / "log"));
    fs::remove(input);
    return output;
}

Command verify(const std::string& sceauctl, const BenchKey& key, const fs::path& what, int jobs)
{
    return {sceauctl, "verify", what, "--offline", "--trust", key.root, "--json", "--jobs", std::to_string(jobs)};
}

Command pdfsig(const BenchKey& key, const fs::path& file)
{
    return {"pdfsig", "-nssdir", "sql:" + key.nss.string(), file};
}

/// Offline, every signature waits for revocation data and says so by its status: `product` says that the work was done.
void verifySmall(const std::string& sceauctl, const BenchKey& key, const fs::path& folder, const fs::path& file)
{
    print("Verify one dossier of 100 KB, whole process (no slower than pdfsig)",
          compare({{"pdfsig", {pdfsig(key, file)}, {}, file}, {"sceauctl verify", {verify(sceauctl, key, file, 1)}, {}, file}}, 31,
                  folder / "log"));
}

void verifyMany(const std::string& sceauctl, const BenchKey& key, const fs::path& folder, const fs::path& file)
{
    const auto batch = folder / "batch";
    fs::create_directory(batch);
    for (int i = 0; i < batchSize; ++i)
        fs::copy_file(file, batch / (std::to_string(i) + ".pdf"));
    std::vector<Command> loop;
    for (int i = 0; i < loopSize; ++i)
        loop.push_back(pdfsig(key, batch / (std::to_string(i) + ".pdf")));
    const auto medians = compare({{"pdfsig, a loop over 100", loop, {}, file},
                                  {"sceauctl verify, 1 000, one process", {verify(sceauctl, key, batch, 1)}, {}, file},
                                  {"sceauctl verify, 1 000, two processes", {verify(sceauctl, key, batch, 2)}, {}, file}},
                                 5, folder / "log");
    const auto rate = [](int files, const Median& median) { return files * 1000 / median.milliseconds; };
    const auto loopRate = rate(loopSize, medians[0]);
    std::printf("A batch of 1 000 dossiers of 100 KB (at least 10 × the rate of a loop of pdfsig)\n");
    for (std::size_t i = 0; i < medians.size(); ++i) {
        const auto files = rate(i == 0 ? loopSize : batchSize, medians[i]);
        std::printf("  %-44s %9.0f files/s  × %5.1f   peak %6.1f MiB\n", medians[i].name.c_str(), files, files / loopRate,
                    static_cast<double>(medians[i].peakKiB) / 1024);
    }
    fs::remove_all(batch);
}

void verifyLarge(const std::string& sceauctl, const BenchKey& key, const fs::path& folder)
{
    const auto file = signedPdf(sceauctl, key, folder, 200'000'000, 2000);
    print("Verify 200 MB (at most 1.2 ×, 48 MiB)", compare({{"openssl dgst -sha256", {{"openssl", "dgst", "-sha256", file}}, {}, file},
                                                            {"sceauctl verify", {verify(sceauctl, key, file, 1)}, {}, file}},
                                                           9, folder / "log"));
    fs::remove(file);
}

} // namespace

void benchVerify(const std::string& sceauctl, const BenchKey& key, const fs::path& folder)
{
    const auto small = signedPdf(sceauctl, key, folder, 100'000, 4);
    verifySmall(sceauctl, key, folder, small);
    verifyMany(sceauctl, key, folder, small);
    verifyLarge(sceauctl, key, folder);
}

} // namespace sceau::bench
