#include "token/refused_puks.hpp"

#include "base/whole_file.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
namespace fs = std::filesystem;

namespace {

const base::Result<Token> wrong = base::fail(Code::pukIncorrect, "C_SetPIN");

Token keyNumber(const std::string& serial)
{
    Token token;
    token.module = "/opt/driver.so";
    token.serial = serial;
    return token;
}

class CountedPuks : public testing::Test {
protected:
    /// As many runs of the program.
    void refuse(int times)
    {
        for (int i = 0; i < times; ++i)
            (void)RefusedPuks(file).noted(key, wrong);
    }
    void put(std::string_view text)
    {
        ASSERT_TRUE(base::writeFile(file, base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly));
    }
    std::string content() { return std::string(base::textOf(base::readFile(file, 1'000).value())); }
    bool isLastTry() { return RefusedPuks(file).whyNotAsked(key, false).has_value(); }

    fs::path file = refusedPuksFile(test::temporaryFolder("state") / "drivers.json");
    std::string key = RefusedPuks::keyOf(keyNumber("00 11"));
};

class EveryBrokenCount : public CountedPuks, public testing::WithParamInterface<const char*> {};

} // namespace

TEST_F(CountedPuks, AreTheOwnersAloneAndNameNoKey)
{
    refuse(1);

    const auto text = content();
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(text, "{\n  \"refused\": {\n    \"" + key + "\": 1\n  }\n}\n");
    EXPECT_EQ(text.find("00 11"), std::string::npos);
}

TEST_F(CountedPuks, MakeTheThirdTryTheLastInAnyRunForThisKeyAlone)
{
    const auto other = RefusedPuks::keyOf(keyNumber("00 12"));
    refuse(1);
    const bool afterOne = isLastTry();
    refuse(1);

    EXPECT_FALSE(afterOne);
    EXPECT_TRUE(isLastTry());
    EXPECT_FALSE(RefusedPuks(file).whyNotAsked(key, true)) << "the person agreed";
    EXPECT_FALSE(RefusedPuks(file).whyNotAsked(other, false));
}

TEST_F(CountedPuks, AreForgottenWhenOneWasRight)
{
    refuse(2);

    (void)RefusedPuks(file).noted(key, keyNumber("00 11"));

    EXPECT_FALSE(isLastTry());
    EXPECT_EQ(content().find(key), std::string::npos);
}

TEST_F(CountedPuks, AreNotMoreForAFailureThatSpentNone)
{
    refuse(1);

    const auto answered = RefusedPuks(file).noted(key, base::fail(Code::newPinRefused, "C_SetPIN"));

    EXPECT_EQ(answered.error().facts.at("puk"), "low");
    EXPECT_FALSE(isLastTry());
}

TEST_F(CountedPuks, AreCountedWithoutAFileAndWhereNoneCanBeWritten)
{
    put("no folder");
    for (const auto& place : {fs::path{}, file / "below a file.json"}) {
        RefusedPuks counted(place);
        (void)counted.noted(key, wrong);
        (void)counted.noted(key, wrong);
        EXPECT_TRUE(counted.whyNotAsked(key, false)) << place;
    }
}

TEST_F(CountedPuks, StayBelievedWhenTheyAreOfManyKeys)
{
    std::string many;
    for (int i = 0; i < 255; ++i)
        many += "\"" + RefusedPuks::keyOf(keyNumber(std::to_string(i))) + "\":1,";
    put("{\"refused\":{" + many + "\"" + key + "\":2}}");

    (void)RefusedPuks(file).noted(RefusedPuks::keyOf(keyNumber("one more")), wrong);

    EXPECT_TRUE(isLastTry()) << "the file was too large, or this key was forgotten";
}

TEST_F(CountedPuks, ThatOthersMayWriteAreNotBelieved)
{
    refuse(2);

    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_write);

    EXPECT_FALSE(isLastTry());
}

TEST_P(EveryBrokenCount, IsNone)
{
    auto text = std::string(GetParam());
    if (const auto place = text.find("KEY"); place != std::string::npos) text.replace(place, 3, key);
    put(text);

    EXPECT_FALSE(isLastTry());
    refuse(2);
    EXPECT_TRUE(isLastTry()) << "and is replaced";
}

INSTANTIATE_TEST_SUITE_P(CountedPuks, EveryBrokenCount,
                         testing::Values("", "{", "[]", "{}", R"({"refused":[]})", R"({"refused":{"KEY":0}})", R"({"refused":{"KEY":-2}})",
                                         R"({"refused":{"KEY":2.5}})", R"({"refused":{"KEY":"2"}})", R"({"refused":{"KEY":100}})",
                                         R"({"refused":{"KEY0":2}})", R"({"refused":{"00":2}})", R"({"refused":{"KEY":2},"more":1})"));

} // namespace sceau::token
