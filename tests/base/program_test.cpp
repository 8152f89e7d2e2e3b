#include "base/program.hpp"

#include "shared/test_pki.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace fs = std::filesystem;
using namespace sceau::base;

namespace {

fs::path install(const fs::path& program, fs::perms permissions = fs::perms::owner_all)
{
    fs::create_directories(program.parent_path());
    std::ofstream(program) << "#!/bin/sh\n";
    fs::permissions(program, permissions);
    return program;
}

} // namespace

TEST(SiblingProgram, IsFoundBesideTheExecutableFirst)
{
    const auto root = sceau::test::temporaryFolder("sibling");
    install(root / "libexec/sceau/sceau-compose");
    const auto beside = install(root / "bin/sceau-compose");

    EXPECT_EQ(siblingProgram("sceau-compose", root / "bin").value(), beside);
}

TEST(SiblingProgram, IsFoundInLibexec)
{
    const auto root = sceau::test::temporaryFolder("libexec");
    const auto program = install(root / "libexec/sceau/sceau-compose");

    EXPECT_EQ(siblingProgram("sceau-compose", root / "bin").value(), program);
}

TEST(SiblingProgram, MustBeExecutable)
{
    const auto root = sceau::test::temporaryFolder("plain");
    install(root / "sceau-compose", fs::perms::owner_read);

    EXPECT_EQ(siblingProgram("sceau-compose", root).error().code, Code::programMissing);
}

TEST(SiblingProgram, IsNeverLookedUpInThePath)
{
    const auto missing = siblingProgram("sh");

    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, Code::programMissing);
    EXPECT_EQ(missing.error().facts.at("program"), "sh");
}
