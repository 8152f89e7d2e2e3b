#include "dossier/composer.hpp"

#include "dossier/dossier_json.hpp"
#include "dossier/sample.hpp"

#include <fstream>
#include <gtest/gtest.h>

using namespace sceau;
using base::Code;
using dossier::ask;
using dossier::Bounds;
namespace fs = std::filesystem;

namespace {

const fs::path composeProgram = fs::path(SCEAU_BIN_DIR) / "sceau-compose";

/// A program that does what its one line of shell says.
fs::path scripted(const std::string& name, const std::string& line)
{
    const auto path = test::savedPdf(QByteArray::fromStdString("#!/bin/sh\n" + line + "\n"), name);
    fs::permissions(path, fs::perms::owner_all);
    return path;
}

} // namespace

TEST(Composer, AnswersADossierWithAPdf)
{
    const auto answer = ask(composeProgram, dossier::toJson(test::sampleDossier()).value(), {}, {});

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 0);
    EXPECT_TRUE(base::textOf(answer->output).starts_with("%PDF-1.4"));
}

class Garbage : public testing::TestWithParam<std::string> {};

TEST_P(Garbage, OnStandardInputIsRefusedInWords)
{
    const auto answer = ask(composeProgram, GetParam(), {}, {});

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 1);
    EXPECT_FALSE(base::textOf(answer->output).starts_with("%PDF"));
    EXPECT_FALSE(answer->output.empty());
}

INSTANTIATE_TEST_SUITE_P(Composer, Garbage,
                         testing::Values("", "{", "%PDF-1.4", std::string(1000, '\0'), std::string(100'000, '['),
                                         std::string(3'000'000, 'x')));

TEST(Composer, TakesLargeInputAndOutputAtOnce)
{
    const std::string input(2'000'000, 'x');

    const auto answer = ask(scripted("echo", "exec cat"), input, {}, {});

    ASSERT_TRUE(answer);
    EXPECT_EQ(base::textOf(answer->output), input);
}

TEST(Composer, IsKilledWhenItOutlivesItsTime)
{
    const auto answer = ask(scripted("sleep", "exec sleep 600"), "x", {.time = std::chrono::milliseconds(200)}, {});

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::composeFailed);
    EXPECT_EQ(answer.error().facts.at("problem"), "time");
}

TEST(Composer, IsKilledWhenItClosesItsOutputAndLivesOn)
{
    const auto answer = ask(scripted("mute", "exec 0<&- 1>&-; exec sleep 600"), "x", {.time = std::chrono::milliseconds(200)}, {});

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().facts.at("problem"), "time");
}

TEST(Composer, IsKilledWhenItSaysTooMuch)
{
    const auto answer = ask(scripted("flood", "exec yes"), "x", {.output = 100'000}, {});

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().facts.at("problem"), "size");
}

TEST(Composer, EndsWhenItIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();

    const auto answer = ask(scripted("cancelled", "exec sleep 600"), "x", {}, stop.get_token());

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::cancelled);
}

TEST(Composer, ThatCrashesIsAFailureNotAnAnswer)
{
    const auto answer = ask(scripted("crash", "kill -SEGV $$"), "x", {}, {});

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::composeFailed);
}

TEST(Composer, ThatIsNotThereIsNamed)
{
    const auto answer = ask("/nonexistent/sceau-compose", "x", {}, {});

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Code::programMissing);
    EXPECT_EQ(answer.error().facts.at("program"), "sceau-compose");
}

TEST(Composer, InheritsNoDescriptorOfOurs)
{
    const auto open = test::savedPdf("secret", "open");
    const std::ifstream held(open);

    const auto answer = ask(scripted("descriptors", "ls -l /proc/self/fd"), "x", {}, {});

    ASSERT_TRUE(answer);
    EXPECT_EQ(base::textOf(answer->output).find(open.filename().string()), std::string_view::npos);
}
