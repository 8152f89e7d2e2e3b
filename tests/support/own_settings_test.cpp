#include "support/own_settings.hpp"

#include "base/whole_file.hpp"
#include "shared/test_pki.hpp"
#include "support/settings.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace sceau::support::test {
namespace {

namespace fs = std::filesystem;
using base::Code;

class OwnSettings : public testing::Test {
protected:
    static void write(const fs::path& folder, const std::string& content) { std::ofstream(folder / "settings.json") << content; }
    [[nodiscard]] base::Status change(const SettingChanges& changes) const { return changeOwnSettings(changes, computer, own); }
    [[nodiscard]] std::string text() const
    {
        const auto bytes = base::readFile(own / "settings.json", 65'536);
        return bytes ? std::string(base::textOf(*bytes)) : std::string();
    }

    fs::path computer = sceau::test::temporaryFolder("computer");
    fs::path own = sceau::test::temporaryFolder("person") / "sceau";
};

} // namespace

TEST_F(OwnSettings, AreWrittenForTheirOwnerAlone)
{
    ASSERT_TRUE(change({{"theme", "dark"}, {"trust", std::vector<std::string>{"/a.pem", "/b"}}}).has_value());

    const auto read = settings(computer, own);
    EXPECT_EQ(read.theme, "dark");
    EXPECT_EQ(read.trust, (std::vector<fs::path>{"/a.pem", "/b"}));
    EXPECT_EQ(fs::status(own / "settings.json").permissions() & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(OwnSettings, KeepWhatIsNotChangedAndGiveBackWhatIsTakenBack)
{
    fs::create_directories(own);
    write(computer, R"({"portal":"office.db"})");
    write(own, R"({"portal":"mine.db","unblock":{"/lib/a.so":"officer"}})");

    ASSERT_TRUE(change({{"portal", std::nullopt}, {"language", "en"}}).has_value());

    const auto read = settings(computer, own);
    EXPECT_EQ(read.portal, "office.db");
    EXPECT_EQ(read.language, "en");
    EXPECT_EQ(read.unblock.size(), 1U);
}

TEST_F(OwnSettings, ThatWouldNotBeReadAgainAreNotWritten)
{
    const auto done = change({{"level", "B-LT"}});

    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::importInvalid);
    EXPECT_FALSE(fs::exists(own / "settings.json"));
}

TEST_F(OwnSettings, ThatAreBrokenAreNotWrittenOver)
{
    fs::create_directories(own);
    write(own, "{ by hand");

    const auto done = change({{"theme", "dark"}});

    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::importInvalid);
    EXPECT_EQ(text(), "{ by hand");
}

} // namespace sceau::support::test
