#include "workflow/key_search.hpp"

#include "snapshots.hpp"

#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using base::Code;
using base::Error;
using test::keyNamed;

token::Readers service(std::vector<token::Reader> readers)
{
    return {true, std::move(readers)};
}

token::Reader reader(bool occupied, bool mute = false)
{
    token::Reader reader;
    reader.name = "Reader";
    reader.occupied = occupied;
    reader.mute = mute;
    return reader;
}

struct Absence {
    const char* what;
    std::optional<token::Readers> readers;
    KeyState state;
    std::optional<Code> code;
    friend void PrintTo(const Absence& one, std::ostream* out) { *out << one.what; }
};

class NoKeyAnswering : public testing::TestWithParam<Absence> {};

TEST_P(NoKeyAnswering, HasOneStateAndOneCodeOfItsOwn)
{
    const auto why = whyNoKey(GetParam().readers, {}, {});

    EXPECT_EQ(why.state, GetParam().state) << GetParam().what;
    EXPECT_EQ(why.error ? std::optional{why.error->code} : std::nullopt, GetParam().code) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Workflow, NoKeyAnswering,
    testing::Values(Absence{"PC/SC was not asked yet", {}, KeyState::searching, {}},
                    Absence{"no service", token::Readers{}, KeyState::serviceStopped, Code::serviceStopped},
                    Absence{"no reader", service({}), KeyState::noReader, Code::noReader},
                    Absence{"an empty reader", service({reader(false)}), KeyState::noKey, Code::noKey},
                    Absence{"a key that does not answer", service({reader(true, true)}), KeyState::noKey, Code::keySilent},
                    Absence{"a key no driver knows", service({reader(false), reader(true)}), KeyState::noDriver, Code::noDriver}));

TEST(ANamedDriver, ThatCannotBeUsedIsSaidBeforeTheStateOfTheReaders)
{
    token::Findings findings;
    findings.problems.push_back({"/lib/key.so", Error{Code::driverArchitecture}});

    const auto named = whyNoKey(service({}), findings, {.module = "/lib/key.so", .uri = {}});
    const auto discovered = whyNoKey(service({}), findings, {});

    EXPECT_EQ(named.state, KeyState::noDriver);
    EXPECT_EQ(named.error->code, Code::driverArchitecture);
    EXPECT_EQ(discovered.state, KeyState::noReader);
}

TEST(AKey, IsFoundAgainByItsSerialNumberAndItsCertificateTogether)
{
    const auto known = identityOf(keyNamed("1"), 0);
    auto reissued = keyNamed("1");
    reissued.certificates[0].certificate.fingerprint = "another";

    EXPECT_NE(findAgain({keyNamed("2"), keyNamed("1")}, known), nullptr);
    EXPECT_EQ(findAgain({keyNamed("2")}, known), nullptr);
    EXPECT_EQ(findAgain({reissued}, known), nullptr);
    EXPECT_EQ(findAgain({}, known), nullptr);
}

} // namespace
} // namespace sceau::workflow
