#include "demo.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

/// Every library that the dynamic loader initialised, as it says itself.
std::string loadedBy(const Demo& demo, const std::vector<std::string>& arguments)
{
    Circumstances circumstances;
    circumstances.environment["LD_DEBUG"] = "libs";
    circumstances.environment["LD_DEBUG_OUTPUT"] = demo.path("loader").string();
    const auto answer = demo.runWithKey(arguments, "renewable", circumstances);
    EXPECT_LE(answer.status, 1) << answer.err;
    std::string told;
    for (const auto& entry : std::filesystem::directory_iterator(demo.path(""))) {
        if (!entry.path().filename().string().starts_with("loader.")) continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            if (line.find("calling init: ") != std::string::npos) told += line.substr(line.find("calling init: ")) + '\n';
        }
    }
    return told;
}

void expectLight(const std::string& loaded)
{
    EXPECT_THAT(loaded, testing::HasSubstr("libcrypto"));
    for (const char* heavy :
         {"libQt6", "libicu", "libpoppler", "libqsqlite", "libX11", "libfontconfig", "libcurl", "libxml2", "libxmlsec"}) {
        EXPECT_THAT(loaded, testing::Not(testing::HasSubstr(heavy)));
    }
}

} // namespace

TEST(StartUp, OfSignLoadsNeitherQtNorPopplerNorADatabase)
{
    const Demo demo;
    demo.letter();

    expectLight(loadedBy(demo, {"sign", "lettre.pdf", "-o", "s.pdf", "--pin-file", demo.pinFile()}));

    EXPECT_TRUE(std::filesystem::exists(demo.path("s.pdf")));
}

TEST(StartUp, OfVerifyLoadsNeitherQtNorPopplerNorADatabase)
{
    const Demo demo;
    demo.letter();
    ASSERT_EQ(demo.runWithKey({"sign", "lettre.pdf", "-o", "s.pdf", "--pin-file", demo.pinFile()}).status, 0);
    Circumstances circumstances;
    circumstances.environment["LD_DEBUG"] = "libs";
    circumstances.environment["LD_DEBUG_OUTPUT"] = demo.path("loader").string();
    ASSERT_EQ(demo.run({"verify", "s.pdf", "--offline"}, circumstances).status, 1);

    std::string loaded;
    for (const auto& entry : std::filesystem::directory_iterator(demo.path(""))) {
        if (!entry.path().filename().string().starts_with("loader.")) continue;
        std::ifstream file(entry.path());
        loaded.append(std::istreambuf_iterator<char>(file), {});
    }
    expectLight(loaded);
}

} // namespace sceau::cli::test
