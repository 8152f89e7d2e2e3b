#include "shared_demo.hpp"

#include "shared/test_pki.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace sceau::workflow::test {
namespace {

namespace fs = std::filesystem;

support::Demo make(const fs::path& folder)
{
    auto made = support::makeDemo(folder, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    if (!made) throw std::runtime_error("no demonstration: " + base::name(made.error().code));
    return *std::move(made);
}

/// Tests write into their token and portal: each process has its own.
support::Demo copyOf(const fs::path& shared)
{
    support::Demo demo;
    demo.folder = sceau::test::temporaryFolder("demo");
    fs::copy(shared, demo.folder, fs::copy_options::recursive);
    demo.portal = demo.folder / "portal.db";
    demo.trust = demo.folder / "trust.pem";
    demo.softhsmConfiguration = demo.folder / "softhsm" / "softhsm2.conf";
    std::ofstream(demo.softhsmConfiguration) << "directories.tokendir = " << (demo.folder / "softhsm" / "tokens").string()
                                             << "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n";
    ::setenv("SOFTHSM2_CONF", demo.softhsmConfiguration.c_str(), 1);

    const auto described = nlohmann::json::parse(std::ifstream(shared / "demo.json"));
    for (const auto& order : described.at("orders"))
        demo.orders.push_back({order.at("number"), order.at("case"), order.at("key")});
    return demo;
}

} // namespace

const support::Demo& demo()
{
    static const support::Demo one = [] {
        const auto* shared = std::getenv("SCEAU_TEST_DEMO");
        return shared ? copyOf(shared) : make(sceau::test::temporaryFolder("demo"));
    }();
    return one;
}

int makeSharedDemo(const fs::path& folder)
{
    fs::remove_all(folder);
    try {
        make(folder);
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}

} // namespace sceau::workflow::test
