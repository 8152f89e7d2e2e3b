#include "demo.hpp"

#include "shared/faulty_module.hpp"

#include <cstdlib>
#include <gmock/gmock.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace sceau::cli::test {

using sceau::test::FaultyModule;

namespace {

const std::string wrong = "8642097";
const std::string fresh = "482750";

std::string stateOf(const Demo& demo)
{
    return demo.runWithKey({"token", "show", "--json"}).line().at("pin").at("state");
}

struct OnTerminal : Answer {
    bool echo = false; ///< what the terminal does with typed characters afterwards
};

/// One thing that is typed once the terminal shows `prompt`.
struct Typed {
    std::string prompt;
    std::string keys;
};

/// sceauctl on a terminal of its own; `out` is everything the terminal showed.
OnTerminal onTerminal(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment,
                      const std::vector<Typed>& typed)
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
    auto next = typed.begin();
    for (char byte = 0; read(terminal, &byte, 1) == 1;) {
        answer.out += byte;
        if (next == typed.end() || !answer.out.ends_with(next->prompt)) continue;
        if (write(terminal, next->keys.data(), next->keys.size()) < 0) break;
        ++next;
    }
    int status = 0;
    waitpid(child, &status, 0);
    termios settings{};
    answer.echo = tcgetattr(terminal, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
    close(terminal);
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return answer;
}

/// The same with the demonstration's key, in English.
OnTerminal onTerminal(const Demo& demo, std::vector<std::string> arguments, const std::vector<Typed>& typed)
{
    auto environment = plainEnvironment();
    environment["SOFTHSM2_CONF"] = demo.path("softhsm/softhsm2.conf").string();
    for (const auto& word :
         {std::string("--lang"), std::string("en"), std::string("--module"), demo.module(), std::string("--token"), demo.token()}) {
        arguments.push_back(word);
    }
    return onTerminal(arguments, environment, typed);
}

bool holds(const Demo& demo, const std::string& pin)
{
    return demo.runWithKey({"pin", "verify", "--pin-file", demo.write("held.txt", pin)}).status == 0;
}

/// The demonstration's key behind a driver that plays what SoftHSM cannot.
class PlayedKey {
public:
    explicit PlayedKey(const std::vector<std::string>& rules) : module_(rules) {}

    [[nodiscard]] Answer run(std::vector<std::string> arguments) const
    {
        for (const auto& word : {std::string("--module"), FaultyModule::file().string(), std::string("--token"), demo.token()})
            arguments.push_back(word);
        return demo.run(std::move(arguments), {{}, {{"SCEAU_FAULT", std::getenv("SCEAU_FAULT")}}, {}, false});
    }
    [[nodiscard]] Answer unblock(const std::string& puk, std::vector<std::string> more = {}) const
    {
        more.insert(more.begin(),
                    {"pin", "unblock", "--puk-file", demo.write("puk.txt", puk), "--new-pin-file", demo.write("new.txt", fresh)});
        return run(std::move(more));
    }

    Demo demo;

private:
    FaultyModule module_;
};

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

TEST(PinVerification, SaysThatAnInitialPinIsToBeChangedAndHow)
{
    const PlayedKey key({"play initial pin"});

    const auto answer = key.run({"pin", "verify", "--pin-file", key.demo.pinFile(), "--json"});

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("pin").at("state"), "to-be-changed");
    EXPECT_THAT(answer.err, testing::HasSubstr("sceauctl pin change --token '"));
}

TEST(PinPrompt, AsksOnTheTerminalWithoutEcho)
{
    const Demo demo;

    const auto answer = onTerminal(demo, {"pin", "verify"}, {{"avocat:", "1234\n"}});

    EXPECT_EQ(answer.status, 0) << answer.out;
    EXPECT_THAT(answer.out, testing::HasSubstr("PIN of the key"));
    EXPECT_THAT(answer.out, testing::Not(testing::HasSubstr("1234")));
    EXPECT_TRUE(answer.echo);
}

TEST(PinPrompt, EndsWithTheTerminalAsItWasWhenInterrupted)
{
    const Demo demo;

    const auto answer = onTerminal(demo, {"pin", "verify"}, {{"avocat:", "\x03"}});

    EXPECT_EQ(answer.status, 128 + SIGINT);
    EXPECT_TRUE(answer.echo);
    EXPECT_EQ(stateOf(demo), "ok");
}

TEST(PinPrompt, SaysTheStateInWordsBeforeItAsks)
{
    const Demo demo;
    (void)demo.runWithKey({"pin", "verify", "--pin-file", demo.write("wrong.txt", wrong)});

    const auto answer = onTerminal(demo, {"pin", "verify"}, {{"avocat:", "1234\n"}});

    EXPECT_LT(answer.out.find("At least one error"), answer.out.find("PIN of the key")) << answer.out;
}

TEST(PinPrompt, AsksForTheNewPinTwice)
{
    const Demo demo;

    const auto answer =
        onTerminal(demo, {"pin", "change"}, {{"avocat:", "1234\n"}, {"characters):", fresh + "\n"}, {"time:", fresh + "\n"}});

    EXPECT_EQ(answer.status, 0) << answer.out;
    EXPECT_THAT(answer.out, testing::Not(testing::HasSubstr(fresh)));
    EXPECT_TRUE(holds(demo, fresh));
}

TEST(PinPrompt, RefusesTwoNewPinsThatDifferAndChangesNothing)
{
    const Demo demo;

    const auto answer = onTerminal(demo, {"pin", "change"}, {{"avocat:", "1234\n"}, {"characters):", fresh + "\n"}, {"time:", "482751\n"}});

    EXPECT_EQ(answer.status, 3);
    EXPECT_THAT(answer.out, testing::HasSubstr("PIN-116"));
    EXPECT_TRUE(holds(demo, "1234"));
}

TEST(PinPrompt, RefusesAWeakNewPinBeforeItIsTypedAgainAndSaysWhy)
{
    const Demo demo;

    const auto answer = onTerminal(demo, {"pin", "unblock"}, {{"avocat:", "12345678\n"}, {"characters):", "121212\n"}});

    EXPECT_EQ(answer.status, 3);
    EXPECT_THAT(answer.out, testing::AllOf(testing::HasSubstr("PIN-115"), testing::HasSubstr("repeats itself")));
    EXPECT_THAT(answer.out, testing::HasSubstr("Three wrong PUKs destroy the key"));
    EXPECT_TRUE(holds(demo, "1234"));
}

TEST(PinChange, SetsTheNewPinAndSaysSoToMachines)
{
    const Demo demo;

    const auto answer =
        demo.runWithKey({"pin", "change", "--pin-file", demo.pinFile(), "--new-pin-file", demo.write("new.txt", fresh), "--json"});

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("changed"), true);
    EXPECT_EQ(answer.line().at("pin").at("state"), "ok");
    EXPECT_TRUE(holds(demo, fresh));
    EXPECT_THAT(answer.out + answer.err, testing::Not(testing::HasSubstr(fresh)));
}

TEST(PinChange, SpendsOneTryOnAWrongPin)
{
    const Demo demo;

    const auto answer = demo.runWithKey(
        {"pin", "change", "--pin-file", demo.write("wrong.txt", wrong), "--new-pin-file", demo.write("new.txt", fresh), "--json"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "PIN-101");
    EXPECT_EQ(answer.line().at("error").at("facts").at("pin"), "low");
    EXPECT_TRUE(holds(demo, "1234"));
}

struct Unfit {
    const char* pin;
    const char* code;
    friend std::ostream& operator<<(std::ostream& out, const Unfit& one)
    {
        return out << one.code << '_' << std::string_view(one.pin).size();
    }
};

class EveryUnfitNewPin : public testing::TestWithParam<Unfit> {};

TEST_P(EveryUnfitNewPin, IsRefusedAndNoTryIsSpent)
{
    const Demo demo;

    const auto answer = demo.runWithKey(
        {"pin", "change", "--pin-file", demo.write("wrong.txt", wrong), "--new-pin-file", demo.write("new.txt", GetParam().pin)});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), GetParam().code) << answer.err;
    EXPECT_EQ(stateOf(demo), "ok");
}

INSTANTIATE_TEST_SUITE_P(PinChange, EveryUnfitNewPin,
                         testing::Values(Unfit{"987654", "PIN-115"}, Unfit{"19870131", "PIN-115"}, Unfit{"8642097", "PIN-115"},
                                         Unfit{"482", "PIN-113"}, Unfit{"48275\xC3\xA9", "PIN-114"}, Unfit{"", "PIN-109"}));

TEST(PinChange, TakesOneSecretOnlyFromStandardInput)
{
    const Demo demo;

    const auto both = demo.runWithKey({"pin", "change", "--pin-file", "-", "--new-pin-file", "-"}, "renewable", {"1234\n", {}, {}, false});
    const auto one =
        demo.runWithKey({"pin", "change", "--pin-file", demo.pinFile(), "--new-pin-file", "-"}, "renewable", {fresh + "\n", {}, {}, false});

    EXPECT_EQ(both.status, 2) << both.err;
    EXPECT_EQ(one.status, 0) << one.err;
    EXPECT_TRUE(holds(demo, fresh));
}

TEST(PinUnblocking, SetsANewPinWithThePuk)
{
    const Demo demo;

    const auto answer = demo.runWithKey(
        {"pin", "unblock", "--puk-file", demo.write("puk.txt", "12345678"), "--new-pin-file", demo.write("new.txt", fresh), "--json"});

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("unblocked"), true);
    EXPECT_EQ(answer.line().at("puk").at("state"), "ok");
    EXPECT_THAT(answer.err, testing::HasSubstr("détruisent la clé"));
    EXPECT_TRUE(holds(demo, fresh));
}

TEST(PinUnblocking, SpendsOneTryOnAWrongPukAndLeavesThePin)
{
    const Demo demo;

    const auto answer = demo.runWithKey(
        {"pin", "unblock", "--puk-file", demo.write("puk.txt", "12345679"), "--new-pin-file", demo.write("new.txt", fresh), "--json"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "PIN-121");
    EXPECT_EQ(answer.line().at("error").at("facts").at("puk"), "low");
    EXPECT_TRUE(holds(demo, "1234"));
}

TEST(PinUnblocking, OfALockedKeySaysBothStatesBefore)
{
    const PlayedKey key({"play pin", "play puk"});
    for (int i = 0; i < 3; ++i)
        (void)key.run({"pin", "verify", "--last-try", "--pin-file", key.demo.write("wrong.txt", wrong)});
    const auto locked = key.run({"pin", "change", "--pin-file", key.demo.pinFile(), "--new-pin-file", key.demo.write("new.txt", fresh)});

    const auto answer = key.unblock("12345678");

    EXPECT_EQ(locked.code(), "PIN-102");
    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_THAT(answer.err, testing::HasSubstr("Bloqué"));
    EXPECT_THAT(answer.err, testing::HasSubstr("Aucune erreur"));
}

TEST(PinUnblocking, SpendsTheLastTryOfThePukOnlyWhenToldTo)
{
    const PlayedKey key({"play puk"});
    (void)key.unblock("12345679");
    (void)key.unblock("12345679");

    const auto refused = key.unblock("12345678");
    const auto agreed = key.unblock("12345678", {"--last-try"});

    EXPECT_EQ(refused.status, 3);
    EXPECT_EQ(refused.code(), "PIN-124");
    EXPECT_EQ(agreed.status, 0) << agreed.err;
}

TEST(PinUnblocking, OfAKeyWithAKeypadAsksForNothingHere)
{
    const PlayedKey key({"play pad", "C_Login 1 ckr 0x50"});

    const auto answer = key.run({"pin", "unblock"});

    EXPECT_EQ(answer.code(), "PIN-108");
    EXPECT_THAT(answer.err, testing::HasSubstr("Tapez sur le lecteur le code PUK"));
}

} // namespace sceau::cli::test
