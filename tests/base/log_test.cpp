#include "base/log.hpp"

#include "base/whole_file.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fs = std::filesystem;
using namespace sceau::base;
using testing::HasSubstr;
using testing::Not;

namespace {

/// One log a process: the first that opens stays.
const fs::path& logFile()
{
    static const auto file = [] {
        auto path = sceau::test::temporaryFolder("log") / "sceau.log";
        EXPECT_TRUE(openLog(path).has_value());
        return path;
    }();
    return file;
}

std::string logged()
{
    return std::string(textOf(readFile(logFile(), 1'000'000).value()));
}

} // namespace

TEST(Log, NamesTheCodeThePlaceAndTheFacts)
{
    static_cast<void>(logFile());

    log(Error{Code::keyFailed}.at("C_Sign").with("ckr", "0x30"));
    log("renewal.step", {{"step", "contact"}});

    EXPECT_THAT(logged(), HasSubstr("error KEY-220 at=\"C_Sign\" ckr=\"0x30\"\n"));
    EXPECT_THAT(logged(), HasSubstr("info renewal.step step=\"contact\"\n"));
}

TEST(Log, WithholdsWhatNamesPeopleAndTheirFiles)
{
    static_cast<void>(logFile());

    log(Error{Code::fileMissing}.at("open").with("file", "/home/plantin/dossier-plantin.pdf").with("to", "pascale@plantin.fr"));

    EXPECT_THAT(logged(), HasSubstr("DOC-409"));
    EXPECT_THAT(logged(), Not(HasSubstr("plantin")));
}

TEST(Log, KeepsOneEventOnOneLine)
{
    static_cast<void>(logFile());

    log("event", {{"reason", "first\nerror PIN-101 at=\"forged\""}, {"long", std::string(10'000, 'x')}});

    EXPECT_THAT(logged(), Not(HasSubstr("\nerror")));
    EXPECT_THAT(logged(), Not(HasSubstr("\"forged\"")));
    EXPECT_LT(logged().size(), 2'000U);
}

TEST(Log, IsReadableByItsOwnerAlone)
{
    EXPECT_EQ(fs::status(logFile()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Log, IsRefusedWhereItsFolderDoesNotExist)
{
    const auto refused = openLog(sceau::test::temporaryFolder("nowhere") / "missing/sceau.log");

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, Code::fileMissing);
}
