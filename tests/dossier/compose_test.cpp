#include "dossier/compose.hpp"

#include "dossier/sample.hpp"

#include <gmock/gmock.h>

using namespace sceau;
using base::Code;
using testing::HasSubstr;

TEST(Compose, GivesTheSameBytesInEachProcess)
{
    const auto first = dossier::compose(test::sampleDossier());
    const auto second = dossier::compose(test::sampleDossier());

    ASSERT_TRUE(first) << first.error().where;
    EXPECT_EQ(first, second);
}

TEST(Compose, FinishesWithLanguageAndTitle)
{
    const auto pdf = dossier::compose(test::sampleDossier());
    ASSERT_TRUE(pdf);

    const auto path = test::savedPdf(test::bytesOf(*pdf), "finished.pdf");
    const auto objects = test::judge("qpdf --qdf --object-streams=disable " + path.string() + " -").output;

    EXPECT_THAT(objects, HasSubstr("/Lang (fr-FR)"));
    EXPECT_THAT(objects, HasSubstr("/DisplayDocTitle true"));
    EXPECT_EQ(test::judge("qpdf --check " + path.string()).status, 0);
    EXPECT_THAT(test::textRead(path), HasSubstr("Contrat de renouvellement d’un certificat électronique"));
}

TEST(Compose, SaysWhichCharacterItCannotPrint)
{
    auto dossier = test::sampleDossier();
    dossier.contact.name = "漢字";

    const auto pdf = dossier::compose(dossier);

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().code, Code::composeFailed);
    EXPECT_THAT(pdf.error().facts.at("problem"), HasSubstr("U+6F22"));
}

TEST(Compose, EndsWhenItIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();

    const auto pdf = dossier::compose(test::sampleDossier(), stop.get_token());

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().code, Code::cancelled);
}
