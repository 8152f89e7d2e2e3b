#include "gui/request.hpp"

#include <gtest/gtest.h>

namespace {

using namespace sceau;
using gui::Place;
using gui::Request;

base::Bytes bytesOf(std::string_view text)
{
    const auto view = base::bytesOf(text);
    return {view.begin(), view.end()};
}

/// Fields of a request, each with the null that ends it.
std::string joined(const std::vector<std::string>& fields)
{
    std::string text;
    for (const auto& field : fields)
        text += field + '\0';
    return text;
}

struct Hostile {
    const char* name;
    std::string text;
};

const std::string greeting = "sceau-window-1";

const Hostile hostile[] = {
    {"Nothing", ""},
    {"NoNullAtTheEnd", joined({greeting, "", "/a.pdf"}) + "token"},
    {"AnotherVersion", joined({"sceau-window-2", "", "/a.pdf", ""})},
    {"TooFewFields", joined({greeting, "", "/a.pdf"})},
    {"TooManyFields", joined({greeting, "", "/a.pdf", "", ""})},
    {"UnknownPlace", joined({greeting, "kitchen", "/a.pdf", ""})},
    {"RelativePath", joined({greeting, "", "../a.pdf", ""})},
    {"LongPath", joined({greeting, "", "/" + std::string(5000, 'a'), ""})},
    {"LongToken", joined({greeting, "", "", std::string(600, 'a')})},
    {"TokenOfSeveralLines", joined({greeting, "", "", "a\nb"})},
    {"TooLong", joined({greeting, "", "", ""}) + std::string(gui::longestRequest, '\0')},
};

class EveryHostileRequest : public testing::TestWithParam<Hostile> {};

} // namespace

TEST(WindowRequest, ArrivesAsItWasSaid)
{
    const Request whole{Place::verification, "/home/TEST/Pièces et actes/\xff.pdf", "TEST-token_1"};

    EXPECT_EQ(gui::requestOf(gui::toBytes(whole)), whole);
    EXPECT_EQ(gui::requestOf(gui::toBytes({})), Request{});
}

TEST(WindowRequest, LeavesOutATokenThatNoDesktopGives)
{
    const auto said = gui::requestOf(gui::toBytes({{}, "/a.pdf", "two words"}));

    ASSERT_TRUE(said);
    EXPECT_EQ(said->activation, "");
    EXPECT_EQ(said->file, "/a.pdf");
}

TEST_P(EveryHostileRequest, IsNone)
{
    EXPECT_FALSE(gui::requestOf(bytesOf(GetParam().text)));
}

INSTANTIATE_TEST_SUITE_P(All, EveryHostileRequest, testing::ValuesIn(hostile), [](const auto& one) { return one.param.name; });
