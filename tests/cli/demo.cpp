#include "demo.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <stdexcept>

namespace sceau::cli::test {
namespace {

namespace fs = std::filesystem;

/// Made once for a test run by the test "MakesTheDemonstration"; by this process where that did not run.
fs::path original()
{
    if (const char* shared = std::getenv("SCEAU_TEST_DEMO"); shared && fs::exists(fs::path(shared) / "demo.json")) return shared;
    static const fs::path own = [] {
        const auto folder = sceau::test::temporaryFolder("original") / "demo";
        const auto made = sceauctl({"demo", "init", "--dir", folder.string()});
        if (made.status != 0) throw std::runtime_error(made.err);
        return folder;
    }();
    return own;
}

} // namespace

Demo::Demo() : folder_(sceau::test::temporaryFolder("demo"))
{
    fs::copy(original(), folder_, fs::copy_options::recursive);
    told_ = nlohmann::json::parse(std::ifstream(folder_ / "demo.json"));
    std::ofstream(folder_ / "softhsm" / "softhsm2.conf") << "directories.tokendir = " << (folder_ / "softhsm" / "tokens").string()
                                                         << "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n";
}

const nlohmann::json& Demo::caseNamed(const std::string& which) const
{
    for (const auto& order : told_.at("orders")) {
        if (order.at("case") == which) return order;
    }
    throw std::runtime_error("no case " + which);
}

std::string Demo::token(const std::string& which) const
{
    return caseNamed(which).at("key");
}

std::string Demo::number(const std::string& which) const
{
    return caseNamed(which).at("number");
}

std::string Demo::write(const std::string& name, const std::string& content) const
{
    return sceau::test::writeText(folder_ / name, content).string();
}

std::string Demo::letter(const std::string& name) const
{
    return write(name, sceau::test::twoPages().classic());
}

Answer Demo::run(std::vector<std::string> arguments, Circumstances circumstances) const
{
    circumstances.environment.emplace("SOFTHSM2_CONF", (folder_ / "softhsm" / "softhsm2.conf").string());
    if (circumstances.folder.empty()) circumstances.folder = folder_;
    return sceauctl(arguments, circumstances);
}

Answer Demo::runWithKey(std::vector<std::string> arguments, const std::string& which, Circumstances circumstances) const
{
    for (const auto& word : {std::string("--module"), module(), std::string("--token"), token(which)})
        arguments.push_back(word);
    return run(std::move(arguments), std::move(circumstances));
}

} // namespace sceau::cli::test
