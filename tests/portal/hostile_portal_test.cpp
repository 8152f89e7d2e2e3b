#include "portal/database.hpp"
#include "portal_fixture.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace sceau::portal::test {
namespace {

using base::Code;
using sceau::test::now;

Code openingOf(const std::filesystem::path& file)
{
    const auto opened = Portal::open(file.string());
    EXPECT_FALSE(opened.has_value());
    return opened ? Code::internal : opened.error().code;
}

/// Somebody with another program at the portal's file.
void tamper(const std::filesystem::path& file, const char* sql)
{
    const auto database = Database::open(file.string(), Database::Missing::refuse);
    ASSERT_TRUE(database.has_value());
    const auto done = (*database)->run(sql);
    ASSERT_TRUE(done.has_value()) << sql;
}

std::filesystem::path portalFileWithADossier()
{
    const auto file = newFile();
    const auto portal = Portal::init(file.string(), renewal::PortalKind::demo);
    EXPECT_TRUE((*portal)->importJson(oneOrder().dump(), now()).has_value());
    EXPECT_TRUE((*portal)->issue("425490", bytes("%PDF issued"), "", now()).has_value());
    EXPECT_TRUE((*portal)->recordSigned("425490", bytes("%PDF issued signed"), now()).has_value());
    return file;
}

} // namespace

TEST(PortalFile, ThatIsMissingIsNotMade)
{
    const auto file = newFile();

    EXPECT_EQ(openingOf(file), Code::fileMissing);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(PortalFile, WithANameThatIsNotUtf8IsRefusedRatherThanMadeElsewhere)
{
    const auto folder = newFile().parent_path();

    EXPECT_EQ(Portal::init((folder / "portail-\xe9.db").string(), renewal::PortalKind::demo).error().code, Code::portalUnreadable);
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST(PortalFile, WithANameThatSqliteUnderstandsInItsOwnWayIsAFile)
{
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(newFile().parent_path());

    const bool made = Portal::init(":memory:", renewal::PortalKind::demo).has_value();

    EXPECT_TRUE(made);
    EXPECT_TRUE(std::filesystem::exists(":memory:"));
    std::filesystem::current_path(before);
}

TEST(PortalFile, IsNeverInitialisedTwice)
{
    const auto file = newFile();
    ASSERT_TRUE(Portal::init(file.string(), renewal::PortalKind::demo).has_value());

    EXPECT_EQ(Portal::init(file.string(), renewal::PortalKind::demo).error().code, Code::portalExists);
}

TEST(PortalFile, RemembersItsKind)
{
    for (const auto kind : {renewal::PortalKind::production, renewal::PortalKind::test, renewal::PortalKind::demo}) {
        const auto file = newFile();
        ASSERT_TRUE(Portal::init(file.string(), kind).has_value());

        EXPECT_EQ((*Portal::open(file.string()))->kind(), kind);
    }
}

TEST(PortalFile, ThatIsNoDatabaseIsUnreadable)
{
    const auto file = newFile();
    std::ofstream(file) << std::string(5000, 'x');

    EXPECT_EQ(openingOf(file), Code::portalUnreadable);
    EXPECT_EQ(openingOf(file.parent_path()), Code::portalUnreadable);
}

TEST(PortalFile, ThatIsAnotherProgramsDatabaseIsInvalid)
{
    const auto file = newFile();
    std::ofstream(file).close();
    EXPECT_EQ(openingOf(file), Code::portalInvalid);

    tamper(file, "CREATE TABLE meta (name TEXT, content TEXT)");
    EXPECT_EQ(openingOf(file), Code::portalInvalid);
}

TEST(PortalFile, OfAnotherVersionIsInvalid)
{
    const auto file = newFile();
    ASSERT_TRUE(Portal::init(file.string(), renewal::PortalKind::demo).has_value());
    tamper(file, "UPDATE meta SET content = '99' WHERE name = 'version'");

    EXPECT_EQ(openingOf(file), Code::portalInvalid);
}

TEST(PortalFile, WithDamagedPagesIsUnreadableAndDoesNotCrash)
{
    const auto file = portalFileWithADossier();
    const auto size = std::filesystem::file_size(file);
    std::fstream damaged(file, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(4096);
    damaged << std::string(size - 4096, '\xa5');
    damaged.close();

    const auto opened = Portal::open(file.string());

    if (opened) {
        EXPECT_FALSE((*opened)->orders().has_value());
    } else {
        EXPECT_EQ(opened.error().code, Code::portalInvalid);
    }
}

TEST(PortalFile, WithAStepOfItsOwnInventionIsInvalid)
{
    const auto file = portalFileWithADossier();
    tamper(file, "UPDATE orders SET step = 'dreamt'");

    EXPECT_EQ((*Portal::open(file.string()))->order("425490").error().code, Code::portalInvalid);
}

TEST(IssuedDossier, ThatWasChangedInTheFileIsFoundAltered)
{
    const auto file = portalFileWithADossier();
    tamper(file, "UPDATE dossiers SET pdf = x'255044462d'");
    tamper(file, "UPDATE signed_dossiers SET pdf = x'255044462d'");
    const auto portal = Portal::open(file.string());

    EXPECT_EQ((*portal)->issued("425490").error().code, Code::dossierAltered);
    EXPECT_EQ((*portal)->signedDossier("425490").error().code, Code::dossierAltered);
}

TEST(EventLog, CanNeitherBeChangedNorShortened)
{
    const auto file = portalFileWithADossier();
    const auto before = (*Portal::open(file.string()))->events("425490")->size();
    const auto database = Database::open(file.string(), Database::Missing::refuse);

    EXPECT_EQ((*database)->run("UPDATE events SET kind = 'nothing'").error().code, Code::portalInvalid);
    EXPECT_EQ((*database)->run("DELETE FROM events").error().code, Code::portalInvalid);

    EXPECT_EQ((*Portal::open(file.string()))->events("425490")->size(), before);
}

TEST(PortalWriter, FindsTheFileBusyRatherThanWaitingForEver)
{
    const auto file = newFile();
    const auto portal = Portal::init(file.string(), renewal::PortalKind::demo);
    const auto other = Database::open(file.string(), Database::Missing::refuse);
    const auto held = Transaction::begin(**other);
    ASSERT_TRUE(held.has_value());

    EXPECT_EQ((*portal)->importJson(oneOrder().dump(), now()).error().code, Code::portalNotWritable);
}

TEST(SqlInjection, IsOnlyText)
{
    const auto portal = portalWith(oneOrder());

    EXPECT_EQ(portal->order("x' OR '1'='1").error().code, Code::orderUnknown);
    EXPECT_EQ(portal->entry("'; DROP TABLE orders; --").error().code, Code::directoryMissing);
    EXPECT_EQ(portal->orders()->size(), 1U);
}

} // namespace sceau::portal::test
