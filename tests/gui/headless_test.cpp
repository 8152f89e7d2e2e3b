#include "base/clock.hpp"
#include "base/whole_file.hpp"
#include "shared/time_authority.hpp"
#include "support/demo.hpp"

#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace {

using namespace sceau;

struct Outcome {
    int exit = -1;
    QJsonObject line;
    std::string errors;
};

class Headless : public testing::Test {
protected:
    void SetUp() override
    {
        auto made = support::makeDemo(folder.filePath(QStringLiteral("demo")).toStdString(), base::Clock().now());
        ASSERT_TRUE(made) << base::name(made.error().code) << ' ' << made.error().where;
        demo = *made;
    }

    Outcome run(const QStringList& more, const std::string& token)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SOFTHSM2_CONF"), QString::fromStdString(demo.softhsmConfiguration.string()));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder.path());
        environment.insert(QStringLiteral("XDG_STATE_HOME"), folder.filePath(QStringLiteral("state")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SCEAU_BIN_DIR "/sceau"),
                      QStringList{QStringLiteral("--portal"), text(demo.portal), QStringLiteral("--module"), text(demo.module),
                                  QStringLiteral("--token"), QString::fromStdString(token), QStringLiteral("--lang"), QStringLiteral("fr"),
                                  QStringLiteral("--headless"), out(), QStringLiteral("--pin-file"), text(demo.pinFile)}
                          + more);
        process.waitForFinished(110'000);
        return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object(),
                process.readAllStandardError().toStdString()};
    }

    /// Settings that the run reads: a level and one time-stamping service.
    void askFor(const std::string& level, const std::string& service)
    {
        std::filesystem::create_directories(folder.filePath(QStringLiteral("sceau")).toStdString());
        const auto file = folder.filePath(QStringLiteral("sceau/settings.json")).toStdString();
        ASSERT_TRUE(base::writeFile(file, base::bytesOf(R"({"proxy":"","level":")" + level + R"(","timestamps":[")" + service + R"("]})")));
    }

    QString out() { return folder.filePath(QStringLiteral("out")); }
    static QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

    QTemporaryDir folder;
    support::Demo demo;
};

} // namespace

TEST_F(Headless, RenewsThroughTheSameWidgetsAndLeavesThePdfAndAPictureOfEachStep)
{
    const auto outcome = run({QStringLiteral("--trust"), text(demo.trust)}, demo.token);

    ASSERT_EQ(outcome.exit, 0) << outcome.errors;
    EXPECT_TRUE(outcome.line[QLatin1String("accepted")].toBool());
    EXPECT_TRUE(QFileInfo::exists(outcome.line[QLatin1String("signed")].toString()));
    EXPECT_FALSE(QFileInfo::exists(folder.filePath(QStringLiteral("state")))) << "how a person left their window is not its business";
    const auto pictures = outcome.line[QLatin1String("screenshots")].toArray();
    EXPECT_EQ(pictures.size(), 10);
    for (const auto& each : pictures)
        EXPECT_EQ(QImage(each.toString()).size(), QSize(1200, 760)) << each.toString().toStdString();
    const auto signature = outcome.line[QLatin1String("report")].toObject()[QLatin1String("signatures")].toArray().first().toObject();
    EXPECT_EQ(signature[QLatin1String("integrity")].toString(), QStringLiteral("intact"));
    EXPECT_EQ(signature[QLatin1String("coverage")].toString(), QStringLiteral("whole-file"));
    EXPECT_EQ(signature[QLatin1String("changes_after")].toString(), QStringLiteral("none"));
}

TEST_F(Headless, FailsWithoutATrustedRootAlthoughItSigned)
{
    const auto outcome = run({}, demo.token);

    EXPECT_EQ(outcome.exit, 1) << outcome.errors;
    EXPECT_FALSE(outcome.line[QLatin1String("accepted")].toBool());
}

TEST_F(Headless, SignsAtTheLevelOfTheSettings)
{
    const auto root = test::made(test::authorityDraft("TEST Racine horodatage", nullptr));
    const auto unit = test::timeUnit(root);
    test::TimeAuthority::Manner manner;
    manner.identity = &unit;
    const test::TimeAuthority authority(manner);
    askFor("B-T", authority.url());
    const auto trust = folder.filePath(QStringLiteral("tsa.pem"));
    const auto pem = pki::toPem(root.certificate);
    ASSERT_TRUE(base::writeFile(trust.toStdString(), base::bytesOf(pem)));

    const auto outcome = run({QStringLiteral("--trust"), text(demo.trust), QStringLiteral("--trust"), trust}, demo.token);

    ASSERT_EQ(outcome.exit, 0) << outcome.errors;
    EXPECT_EQ(outcome.line[QLatin1String("level")].toString(), QStringLiteral("B-T"));
    EXPECT_EQ(authority.asked(), 2);
}

TEST_F(Headless, SignsNothingWhenNoServiceOfTheLevelAnswers)
{
    askFor("B-T", "http://127.0.0.1:1/");

    const auto outcome = run({QStringLiteral("--trust"), text(demo.trust)}, demo.token);

    EXPECT_EQ(outcome.exit, 5) << outcome.errors;
    EXPECT_FALSE(QFileInfo::exists(out() + QStringLiteral("/dossier-signe.pdf")));
}

TEST_F(Headless, FailsForAKeyThatCannotBeRenewedYet)
{
    for (const auto& order : demo.orders) {
        if (order.which != "too-early") continue;
        const auto outcome = run({QStringLiteral("--trust"), text(demo.trust)}, order.token);
        EXPECT_EQ(outcome.exit, 1) << outcome.errors;
        EXPECT_FALSE(QFileInfo::exists(out() + QStringLiteral("/dossier-signe.pdf")));
        return;
    }
    FAIL() << "the demonstration has no key that is too early";
}
