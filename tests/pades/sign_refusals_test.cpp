#include "pades/sign.hpp"

#include "shared/identity_signer.hpp"
#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::pades {

namespace fs = std::filesystem;
using base::Code;

namespace {

SignOptions optionsNow()
{
    SignOptions options;
    options.time = test::now();
    return options;
}

/// An input that no key may be asked for, and why.
struct Refusal {
    std::string name;
    std::function<fs::path(const fs::path&)> make;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const Refusal& refusal) { return out << refusal.name; }
};

std::string classicText()
{
    return test::twoPages().classic();
}

Refusal file(const std::string& name, Code code, const std::function<std::string()>& text)
{
    return {name, [=](const fs::path& folder) { return test::writeText(folder / (name + ".pdf"), text()); }, code};
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not found: " + from);
    return text.replace(at, from.size(), to);
}

std::string certifiedByPermissions()
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP 10 0 R >> >>";
    pdf.objects[10] = "<< /Type /Sig /Reference [ << /TransformMethod /DocMDP /TransformParams << /P 1 >> >> ] >>";
    return pdf.classic();
}

std::string withForm(const std::string& form)
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm " + form + " >>";
    pdf.objects[10] = "[ ]";
    return pdf.classic();
}

fs::path encrypted(const fs::path& folder, const std::string& password)
{
    const auto source = test::writeText(folder / "clear.pdf", classicText());
    const auto target = folder / "encrypted.pdf";
    const auto outcome = test::run({"qpdf", "--encrypt", password, "owner", "256", "--", source, target});
    if (outcome.status != 0) throw std::runtime_error(outcome.output);
    return target;
}

std::vector<Refusal> refusals()
{
    return {
        {"Missing", [](const fs::path& folder) { return folder / "missing.pdf"; }, Code::fileMissing},
        {"Folder", [](const fs::path& folder) { return folder; }, Code::fileUnreadable},
        file("Empty", Code::fileEmpty, [] { return std::string{}; }),
        file("NotAPdf", Code::notPdf, [] { return std::string("PK\003\004 a word processor's file"); }),
        file("Truncated", Code::pdfBroken, [] { return classicText().substr(0, classicText().size() / 2); }),
        file("WithoutItsLastLine", Code::pdfBroken, [] { return classicText().substr(0, classicText().find("startxref")); }),
        file("StartxrefElsewhere", Code::pdfBroken, [] { return replaced(classicText(), "startxref\n", "startxref\n1"); }),
        file("EntryElsewhere", Code::pdfBroken, [] { return replaced(classicText(), "0000000015 00000 n", "0000000016 00000 n"); }),
        file("EntryOfNineteenBytes", Code::pdfBroken,
             [] { return replaced(classicText(), "0000000015 00000 n \n", "0000000015 00000 n\n"); }),
        file("ObjectMoved", Code::pdfBroken, [] { return replaced(classicText(), "\n9 0 obj", " \n9 0 obj").insert(20, 4, ' '); }),
        file("WithoutCatalog", Code::pdfBroken, [] { return replaced(classicText(), "/Root 1 0 R", "/Root 9 0 R"); }),
        file("PreviousLoop", Code::pdfBroken,
             [] {
                 const auto text = classicText();
                 return replaced(text, "trailer\n<<", "trailer\n<< /Prev " + std::to_string(text.find("xref\n")));
             }),
        file("HugeSize", Code::tooManyObjects, [] { return replaced(classicText(), "/Size 10", "/Size 99999999"); }),
        file("HugeSubsection", Code::tooManyObjects, [] { return replaced(classicText(), "xref\n0 10", "xref\n0 999999999"); }),
        file("Xfa", Code::pdfXfa, [] { return withForm("<< /Fields [] /XFA 10 0 R >>"); }),
        file("FieldsOfAnotherType", Code::pdfBroken, [] { return withForm("<< /Fields 7 >>"); }),
        file("CertifiedAgainstAnyChange", Code::pdfCertified, certifiedByPermissions),
        {"Encrypted", [](const fs::path& folder) { return encrypted(folder, "secret"); }, Code::pdfEncrypted},
        {"EncryptedWithoutPassword", [](const fs::path& folder) { return encrypted(folder, ""); }, Code::pdfEncrypted},
    };
}

} // namespace

class UnfitInput : public testing::TestWithParam<Refusal> {};

TEST_P(UnfitInput, IsRefusedWithItsCodeBeforeTheKeyIsAsked)
{
    const auto folder = test::temporaryFolder("unfit");
    const auto input = GetParam().make(folder);
    test::IdentitySigner signer(test::signerIdentity());

    const auto before = canSign(input, folder / "signed.pdf", optionsNow());
    const auto result = sign(input, folder / "signed.pdf", signer, optionsNow());

    ASSERT_FALSE(before);
    ASSERT_FALSE(result);
    EXPECT_EQ(base::name(before.error().code), base::name(GetParam().code)) << before.error().where;
    EXPECT_EQ(base::name(result.error().code), base::name(GetParam().code)) << result.error().where;
    EXPECT_EQ(signer.asked(), 0);
    EXPECT_FALSE(fs::exists(folder / "signed.pdf"));
}

INSTANTIATE_TEST_SUITE_P(Input, UnfitInput, testing::ValuesIn(refusals()), [](const auto& tested) { return tested.param.name; });

class Target : public testing::Test {
protected:
    void SetUp() override
    {
        folder_ = test::temporaryFolder("target");
        input_ = test::pdfKind("classic").make(folder_);
    }

    Code refusal(const fs::path& output, const SignOptions& options = optionsNow())
    {
        const auto before = canSign(input_, output, options);
        const auto result = sign(input_, output, signer_, options);
        EXPECT_FALSE(before);
        EXPECT_FALSE(result);
        EXPECT_EQ(signer_.asked(), 0);
        if (before || result) return Code::internal;
        EXPECT_EQ(base::name(before.error().code), base::name(result.error().code));
        return result.error().code;
    }

    fs::path folder_, input_;
    test::IdentitySigner signer_{test::signerIdentity()};
};

TEST_F(Target, IsNeverTheInputByAnyOfItsNames)
{
    auto options = optionsNow();
    options.force = true;
    const auto original = test::readText(input_);
    fs::create_symlink(input_, folder_ / "symbolic.pdf");
    fs::create_hard_link(input_, folder_ / "hard.pdf");

    EXPECT_EQ(refusal(input_, options), Code::targetIsInput);
    EXPECT_EQ(refusal(folder_ / "." / input_.filename(), options), Code::targetIsInput);
    EXPECT_EQ(refusal(folder_ / "symbolic.pdf", options), Code::targetIsInput);
    EXPECT_EQ(refusal(folder_ / "hard.pdf", options), Code::targetIsInput);
    EXPECT_EQ(test::readText(input_), original);
}

TEST_F(Target, IsNotReplacedUnlessForced)
{
    const auto output = test::writeText(folder_ / "there.pdf", "TEST");
    EXPECT_EQ(refusal(output), Code::targetExists);
    EXPECT_EQ(test::readText(output), "TEST");

    auto options = optionsNow();
    options.force = true;
    EXPECT_TRUE(sign(input_, output, signer_, options));
    EXPECT_TRUE(test::readText(output).starts_with("%PDF-"));
}

TEST_F(Target, IsRefusedAsADanglingLink)
{
    fs::create_symlink(folder_ / "nowhere.pdf", folder_ / "dangling.pdf");

    EXPECT_EQ(refusal(folder_ / "dangling.pdf"), Code::targetExists);
}

TEST_F(Target, NeedsAFolderThatExists)
{
    EXPECT_EQ(refusal(folder_ / "no" / "signed.pdf"), Code::fileMissing);
}

namespace {

/// Runs `work` in a child, which may have mounts and limits of its own; the code it failed with, or none.
std::optional<Code> codeInChild(const std::function<base::Result<Signed>()>& work)
{
    const auto& codes = base::allCodes();
    const auto child = ::fork();
    if (child == 0) {
        const auto result = work();
        const auto place = result ? codes.end() : std::find(codes.begin(), codes.end(), result.error().code);
        ::_exit(static_cast<int>(place - codes.begin()));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const auto place = static_cast<std::size_t>(WEXITSTATUS(status));
    if (!WIFEXITED(status)) return Code::internal;
    return place < codes.size() ? std::optional(codes[place]) : std::nullopt;
}

/// A private view of the file system; false without the right to have one.
bool enterPrivateMounts()
{
    return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool mayMount()
{
    return codeInChild([]() -> base::Result<Signed> {
               if (enterPrivateMounts()) return Signed{};
               return base::fail(Code::internal);
           })
           == std::nullopt;
}

} // namespace

TEST_F(Target, NeedsAFolderThatTakesFiles)
{
    const auto locked = folder_ / "locked";
    fs::create_directory(locked);
    if (::geteuid() != 0) {
        fs::permissions(locked, fs::perms::owner_read | fs::perms::owner_exec);
        EXPECT_EQ(refusal(locked / "signed.pdf"), Code::folderReadOnly);
        fs::permissions(locked, fs::perms::owner_all);
        return;
    }
    if (!mayMount()) GTEST_SKIP() << "root without the right to mount";

    const auto code = codeInChild([&]() -> base::Result<Signed> {
        const bool mounted = enterPrivateMounts() && ::mount("tmpfs", locked.c_str(), "tmpfs", MS_RDONLY, nullptr) == 0;
        if (!mounted) return base::fail(Code::internal);
        const auto before = canSign(input_, locked / "signed.pdf", optionsNow());
        if (before || before.error().code != Code::folderReadOnly) return base::fail(Code::internal);
        return sign(input_, locked / "signed.pdf", signer_, optionsNow());
    });

    EXPECT_EQ(code, Code::folderReadOnly);
}

TEST_F(Target, IsAbsentWhenTheDiskIsFull)
{
    if (::geteuid() != 0 || !mayMount()) GTEST_SKIP() << "needs the right to mount";
    const auto small = folder_ / "small";
    fs::create_directory(small);

    const auto code = codeInChild([&]() -> base::Result<Signed> {
        const bool mounted = enterPrivateMounts() && ::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=16k") == 0;
        if (!mounted) return base::fail(Code::internal);
        auto result = sign(input_, small / "signed.pdf", signer_, optionsNow());
        if (!fs::is_empty(small)) return base::fail(Code::internal);
        return result;
    });

    EXPECT_EQ(code, Code::diskFull);
}

TEST_F(Target, IsAbsentWhenAFileMayNotGrowThatLarge)
{
    const auto code = codeInChild([&]() -> base::Result<Signed> {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{20'000, 20'000};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return base::fail(Code::internal);
        auto result = sign(input_, folder_ / "signed.pdf", signer_, optionsNow());
        if (fs::exists(folder_ / "signed.pdf")) return base::fail(Code::internal);
        return result;
    });

    EXPECT_EQ(code, Code::writeFailed);
}

TEST_F(Target, IsAbsentOrWholeHoweverTheProgramIsKilled)
{
    auto large = test::twoPages();
    large.objects[10] = test::stream(std::string(12'000'000, 'x'));
    input_ = test::writeText(folder_ / "large.pdf", large.classic());
    const auto original = test::readText(input_);
    const auto outputs = folder_ / "outputs";
    fs::create_directory(outputs);
    const auto whole = sign(input_, folder_ / "whole.pdf", signer_, optionsNow());
    ASSERT_TRUE(whole);
    std::mt19937 random{20261121};
    int absent = 0;

    for (int i = 0; i < 40; ++i) {
        const auto output = outputs / ("signed" + std::to_string(i) + ".pdf");
        const auto child = ::fork();
        if (child == 0) ::_exit(sign(input_, output, signer_, optionsNow()) ? 0 : 1);
        ::usleep(std::uniform_int_distribution<unsigned>{0, 60'000}(random));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);

        if (!fs::exists(output))
            ++absent;
        else
            EXPECT_EQ(fs::file_size(output), whole->size);
        if (fs::exists(output)) fs::remove(output);
    }

    EXPECT_GT(absent, 0) << "no run was killed early enough to tell";
    EXPECT_TRUE(fs::is_empty(outputs)) << "a temporary stayed visible";
    EXPECT_EQ(test::readText(input_), original);
}

} // namespace sceau::pades
