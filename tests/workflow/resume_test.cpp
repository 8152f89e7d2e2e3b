#include "workflow/resume.hpp"

#include "snapshots.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sceau::workflow {
namespace {

constexpr base::Instant today{std::chrono::hours{24 * 20000}};

Snapshot renewalUnderWay()
{
    auto snapshot = test::everythingAnswered(Step::contact);
    snapshot.contact.organisation = "TEST Cabinet « Élan »";
    snapshot.contact.mobile = "06 12";
    snapshot.contact.activation = renewal::ActivationChannel::sms;
    snapshot.contactConfirmed = false;
    snapshot.dossierFile.clear();
    snapshot.dossierRead = false;
    snapshot.report.reset();
    return snapshot;
}

TEST(ResumeFile, GivesBackEveryAnswer)
{
    const auto kept = resumeOf(renewalUnderWay(), today);
    ASSERT_TRUE(kept);
    const auto read = parseResume(toJson(*kept));
    ASSERT_TRUE(read) << read.error().facts.at("problem");
    EXPECT_EQ(*read, *kept);

    Snapshot again;
    resumeInto(again, *read);
    const auto before = renewalUnderWay();
    EXPECT_EQ(again.step, Step::contact);
    EXPECT_EQ(again.contact, before.contact);
    EXPECT_TRUE(again.activated && again.identityAccepted && again.resumed);
    EXPECT_FALSE(again.contactConfirmed || again.dossierRead);
}

TEST(ResumeFile, IsNotMadeBeforeAKeyAndAnOrderAreChosen)
{
    auto withoutOrder = renewalUnderWay();
    withoutOrder.order.reset();
    auto withoutKey = renewalUnderWay();
    withoutKey.token.reset();
    EXPECT_FALSE(resumeOf(withoutOrder, today));
    EXPECT_FALSE(resumeOf(withoutKey, today));
}

TEST(ResumeFile, IsMadeForAPdfThatThePortalGave)
{
    auto snapshot = renewalUnderWay();
    snapshot.order.reset();
    snapshot.givenPdf = "/home/holder/given.pdf";
    const auto kept = resumeOf(snapshot, today);
    ASSERT_TRUE(kept);
    EXPECT_EQ(parseResume(toJson(*kept))->givenPdf, "/home/holder/given.pdf");
}

nlohmann::json sound()
{
    return nlohmann::json::parse(toJson(*resumeOf(renewalUnderWay(), today)));
}

struct Damage {
    const char* what;
    void (*harm)(nlohmann::json&);
    friend void PrintTo(const Damage& one, std::ostream* out) { *out << one.what; }
};

class ADamagedResumeFile : public testing::TestWithParam<Damage> {};

TEST_P(ADamagedResumeFile, IsRefused)
{
    auto object = sound();
    ASSERT_TRUE(parseResume(object.dump()));

    GetParam().harm(object);

    const auto read = parseResume(object.dump());
    ASSERT_FALSE(read) << GetParam().what;
    EXPECT_EQ(read.error().code, base::Code::resumeUnreadable);
}

INSTANTIATE_TEST_SUITE_P(Workflow, ADamagedResumeFile,
                         testing::Values(Damage{"another format", [](auto& o) { o["format"] = 2; }},
                                         Damage{"a key too many", [](auto& o) { o["pin"] = "1234"; }},
                                         Damage{"a key missing", [](auto& o) { o.erase("order"); }},
                                         Damage{"a flag that is a number", [](auto& o) { o["activated"] = 1; }},
                                         Damage{"a text that is null", [](auto& o) { o["token"] = nullptr; }},
                                         Damage{"an unknown step", [](auto& o) { o["step"] = "end"; }},
                                         Damage{"no time", [](auto& o) { o["saved"] = "yesterday"; }},
                                         Damage{"a contact of another shape", [](auto& o) { o["contact"] = "here"; }},
                                         Damage{"a contact with an unknown field", [](auto& o) { o["contact"]["pin"] = "1"; }},
                                         Damage{"a list", [](auto& o) { o = nlohmann::json::array(); }}));

TEST(ADamagedText, IsRefused)
{
    for (const auto* text : {"", "{", "null", "{}", "\xff\xfe"})
        EXPECT_EQ(parseResume(text).error().code, base::Code::resumeUnreadable) << text;
}

} // namespace
} // namespace sceau::workflow
