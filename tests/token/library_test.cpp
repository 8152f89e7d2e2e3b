#include "token/library.hpp"

#include "shared/driver_files.hpp"
#include "shared/test_pki.hpp"

#include <elf.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/fsuid.h>

namespace sceau::token {

using base::Code;
using test::elfFor;
using test::machOFor;
using test::peFor;
using test::universalFor;
namespace fs = std::filesystem;

namespace {

struct KindCase {
    std::string name;
    std::string content;
    std::string kind;
};

class EveryKind : public testing::TestWithParam<KindCase> {};

fs::path fileWith(const std::string& content)
{
    return test::driverFile(content);
}

/// Reads files as nobody does, where the test runs as root, who may read everything.
class AsNobody {
public:
    AsNobody() : before_(::setfsuid(65'534)) {}
    ~AsNobody() { ::setfsuid(static_cast<uid_t>(before_)); }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    int before_;
};

} // namespace

TEST_P(EveryKind, IsToldFromItsFirstBytes)
{
    EXPECT_EQ(describe(kindIn(base::bytesOf(GetParam().content))), GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(Library, EveryKind,
                         testing::Values(KindCase{"Elf64", elfFor(ELFCLASS64, EM_X86_64), "ELF 64-bit x86-64"},
                                         KindCase{"Elf32", elfFor(ELFCLASS32, EM_386), "ELF 32-bit x86"},
                                         KindCase{"ElfArm", elfFor(ELFCLASS64, EM_AARCH64), "ELF 64-bit ARM64"},
                                         KindCase{"ElfUnknown", elfFor(ELFCLASS64, 9'999), "ELF 64-bit machine 9999"},
                                         KindCase{"ElfCutShort", elfFor(ELFCLASS64, EM_X86_64).substr(0, 20), ""},
                                         KindCase{"Windows64", peFor(0x8664, true), "PE 64-bit x86-64"},
                                         KindCase{"Windows32", peFor(0x014C, false), "PE 32-bit x86"},
                                         KindCase{"DosProgram", peFor(0x8664, true).substr(0, 0x80), ""},
                                         KindCase{"MacArm", machOFor(0x0100'000C), "Mach-O 64-bit ARM64"},
                                         KindCase{"MacBoth", universalFor({0x0100'0007, 0x0100'000C}),
                                                  "Mach-O 64-bit x86-64, 64-bit ARM64"},
                                         KindCase{"JavaClass", std::string("\xCA\xFE\xBA\xBE\0\0\0\x34", 8) + std::string(64, '\0'), ""},
                                         KindCase{"Text", "#!/bin/sh\nexit 0\n", ""}, KindCase{"Empty", "", ""}),
                         [](const auto& one) { return one.param.name; });

TEST(Library, OfAnotherSystemIsRefusedAndBothKindsAreNamed)
{
    const auto refused = checkLibrary(fileWith(peFor(0x014C, false)));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::driverArchitecture);
    EXPECT_EQ(refused.error().facts.at("library"), "PE 32-bit x86");
    EXPECT_TRUE(refused.error().facts.at("program").starts_with("ELF "));
}

TEST(Library, ThatIsNoneSaysSo)
{
    EXPECT_EQ(checkLibrary(fileWith("text")).error().facts.at("reason"), "not a library");
    EXPECT_EQ(checkLibrary("/tmp").error().facts.at("reason"), "Is a directory");
}

TEST(Library, ThatThisPersonMayNotReadSaysSo)
{
    const auto file = fileWith("text");
    fs::permissions(file, fs::perms::none);
    const AsNobody nobody;

    const auto refused = checkLibrary(file);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::driverUnloadable);
    EXPECT_EQ(refused.error().facts.at("reason"), "Permission denied");
}

TEST(Library, OfThisSystemPasses)
{
    EXPECT_TRUE(checkLibrary(fs::canonical("/proc/self/exe")));
}

} // namespace sceau::token
