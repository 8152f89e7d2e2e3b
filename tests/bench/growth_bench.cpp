#include "bench/growth_bench.hpp"

#include "bench/large_pdf.hpp"
#include "bench/timing.hpp"
#include "pades/sign.hpp"
#include "shared/identity_signer.hpp"
#include "shared/test_pki.hpp"

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace sceau::bench {

namespace fs = std::filesystem;

namespace {

constexpr int rounds = 5;

struct Point {
    long size = 0; ///< revisions or objects
    fs::path file;
};

void signTimes(const fs::path& input, const fs::path& output, int times)
{
    test::IdentitySigner signer(test::signerIdentity());
    pades::SignOptions options;
    options.time = test::now();
    auto from = input;
    for (int i = 0; i < times; ++i) {
        const auto to = i + 1 == times ? output : fs::path(output.string() + std::to_string(i % 2));
        fs::remove(to);
        const auto done = pades::sign(from, to, signer, options);
        if (!done) {
            std::fprintf(stderr, "growth: %s %s\n", base::name(done.error().code).c_str(), done.error().where.c_str());
            std::exit(1);
        }
        from = to;
    }
}

/// A line for each file: time, bytes, and both beside the line above. Time in proportion to the file leaves the last column at 1.
void printGrowth(const std::string& sceauctl, const std::string& title, const std::vector<Point>& points, const std::string& log)
{
    std::vector<Contender> contenders;
    for (const auto& point : points) {
        const std::vector<std::string> verify{sceauctl, "verify", point.file, "--offline", "--json"};
        contenders.push_back({std::to_string(point.size), {verify}, {}, point.file}); // offline: INDETERMINATE, and its status says so
    }
    const auto medians = compare(contenders, rounds, log);
    std::printf("\n%s\n%12s %12s %10s %10s %16s\n", title.c_str(), "", "bytes", "ms", "MiB", "time over bytes");
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto bytes = static_cast<double>(fs::file_size(points[i].file));
        std::printf("%12ld %12.0f %10.1f %10.1f", points[i].size, bytes, medians[i].milliseconds,
                    static_cast<double>(medians[i].peakKiB) / 1024);
        if (i > 0) {
            const auto moreBytes = bytes / static_cast<double>(fs::file_size(points[i - 1].file));
            std::printf(" %16.2f", medians[i].milliseconds / medians[i - 1].milliseconds / moreBytes);
        }
        std::printf("\n");
    }
}

} // namespace

void benchGrowth(const std::string& sceauctl, const fs::path& folder)
{
    const auto small = folder / "growth.pdf";
    writePdf(small, {50'000, 4, 0, false});
    std::vector<Point> revisions;
    for (const int count : {50, 100, 200}) {
        revisions.push_back({count, folder / ("revisions" + std::to_string(count) + ".pdf")});
        signTimes(small, revisions.back().file, count);
    }
    printGrowth(sceauctl, "Verify a file of so many signatures, each in its own revision", revisions, folder / "log");

    std::vector<Point> objects;
    for (const int count : {25'000, 50'000, 100'000}) {
        const auto input = folder / "objects.pdf";
        writePdf(input, {100'000, 4, count, false});
        objects.push_back({count, folder / ("objects" + std::to_string(count) + ".pdf")});
        signTimes(input, objects.back().file, 2);
    }
    printGrowth(sceauctl, "Verify two signatures over so many objects", objects, folder / "log");
}

} // namespace sceau::bench
