#include "demo.hpp"

#include <gmock/gmock.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace sceau::cli::test {
namespace {

const std::string wrong = "8642097";

std::string stateOf(const Demo& demo)
{
    return demo.runWithKey({"token", "show", "--json"}).line().at("pin").at("state");
}

struct OnTerminal : Answer {
    bool echo = false; ///< what the terminal does with typed characters afterwards
};

/// sceauctl on a terminal of its own, where `typed` is typed once it has asked; `out` is everything the terminal showed.
OnTerminal onTerminal(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment,
                      const std::string& typed)
{
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        for (const auto& [name, value] : environment)
            setenv(name.c_str(), value.c_str(), 1);
        std::vector<std::string> words{SCEAU_BIN_DIR "/sceauctl"};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (auto& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        execv(pointers[0], pointers.data());
        _exit(127);
    }
    OnTerminal answer;
    bool asked = false;
    for (char byte = 0; read(terminal, &byte, 1) == 1;) {
        answer.out += byte;
        if (asked || !answer.out.ends_with(':')) continue;
        asked = true;
        if (write(terminal, typed.data(), typed.size()) < 0) break;
    }
    int status = 0;
    waitpid(child, &status, 0);
    termios settings{};
    answer.echo = tcgetattr(terminal, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
    close(terminal);
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return answer;
}

} // namespace

TEST(PinVerification, AcceptsTheRightPinFromAFile)
{
    const Demo demo;

    const auto answer = demo.runWithKey({"pin", "verify", "--pin-file", demo.pinFile(), "--json"});

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("verified"), true);
    EXPECT_EQ(answer.line().at("pin").at("state"), "ok");
}

TEST(PinVerification, AcceptsTheFirstLineOfStandardInput)
{
    const Demo demo;

    EXPECT_EQ(demo.runWithKey({"pin", "verify", "--pin-file", "-"}, "renewable", {"1234\r\nrest\n", {}, {}, false}).status, 0);
    EXPECT_EQ(demo.runWithKey({"pin", "verify", "--pin-file", "-"}, "renewable", {"1234", {}, {}, false}).status, 0);
}

TEST(PinVerification, SpendsOneTryOnAWrongPinAndReReadsTheState)
{
    const Demo demo;
    ASSERT_EQ(stateOf(demo), "ok");

    const auto answer = demo.runWithKey({"pin", "verify", "--pin-file", demo.write("wrong.txt", wrong + "\n"), "--json"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "PIN-101");
    EXPECT_EQ(answer.line().at("error").at("facts").at("pin"), "low");
    EXPECT_EQ(stateOf(demo), "low");
}

TEST(PinVerification, NeverShowsThePin)
{
    const Demo demo;

    const auto answer = demo.runWithKey({"pin", "verify", "--pin-file", demo.write("wrong.txt", wrong), "--json"});

    EXPECT_THAT(answer.out + answer.err, testing::Not(testing::HasSubstr(wrong)));
}

TEST(PinVerification, SaysThatNoPinCouldBeRead)
{
    const Demo demo;

    for (const auto& file : {demo.path("absent.txt").string(), demo.write("empty.txt", ""), demo.write("blank.txt", "\n1234\n"),
                             demo.path("").string(), demo.write("long.txt", std::string(5000, '1'))}) {
        const auto answer = demo.runWithKey({"pin", "verify", "--pin-file", file});
        EXPECT_EQ(answer.status, 3) << file;
        EXPECT_EQ(answer.code(), "PIN-109") << file << answer.err;
    }
    EXPECT_EQ(stateOf(demo), "ok");
}

TEST(PinVerification, WithoutFileNorTerminalDoesNotWait)
{
    const Demo demo;

    const auto answer = demo.runWithKey({"pin", "verify"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "PIN-109");
}

TEST(PinPrompt, AsksOnTheTerminalWithoutEcho)
{
    const Demo demo;
    auto environment = plainEnvironment();
    environment["SOFTHSM2_CONF"] = demo.path("softhsm/softhsm2.conf").string();

    const auto answer =
        onTerminal({"--lang", "en", "pin", "verify", "--module", demo.module(), "--token", demo.token()}, environment, "1234\n");

    EXPECT_EQ(answer.status, 0) << answer.out;
    EXPECT_THAT(answer.out, testing::HasSubstr("PIN of the key"));
    EXPECT_THAT(answer.out, testing::Not(testing::HasSubstr("1234")));
    EXPECT_TRUE(answer.echo);
}

TEST(PinPrompt, EndsWithTheTerminalAsItWasWhenInterrupted)
{
    const Demo demo;
    auto environment = plainEnvironment();
    environment["SOFTHSM2_CONF"] = demo.path("softhsm/softhsm2.conf").string();

    const auto answer =
        onTerminal({"--lang", "en", "pin", "verify", "--module", demo.module(), "--token", demo.token()}, environment, "\x03");

    EXPECT_EQ(answer.status, 128 + SIGINT);
    EXPECT_TRUE(answer.echo);
    EXPECT_EQ(stateOf(demo), "ok");
}

} // namespace sceau::cli::test
