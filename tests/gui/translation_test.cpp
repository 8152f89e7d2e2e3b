#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

namespace {

struct Message {
    QString context, source, translation;
    bool finished = true;
};

QString translations(const QString& name)
{
    return QStringLiteral(SCEAU_SOURCE_DIR "/resources/translations/") + name;
}

std::vector<Message> read(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message")) messages.push_back({context, {}, {}});
        if (xml.name() == QLatin1String("source")) messages.back().source = xml.readElementText();
        if (xml.name() == QLatin1String("translation")) {
            messages.back().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            messages.back().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return messages;
}

QStringList sources()
{
    QStringList files;
    for (const char* folder : {"/src/gui", "/ui"}) {
        QDirIterator it(QStringLiteral(SCEAU_SOURCE_DIR) + QLatin1String(folder),
                        {QStringLiteral("*.cpp"), QStringLiteral("*.hpp"), QStringLiteral("*.ui")});
        while (it.hasNext())
            files += it.next();
    }
    files.sort();
    return files;
}

QStringList sorted(const std::vector<Message>& messages)
{
    QStringList list;
    for (const auto& each : messages)
        list += each.context + QLatin1Char('/') + each.source;
    list.sort();
    return list;
}

void lupdate(const QStringList& more, const QString& file)
{
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(SCEAU_SOURCE_DIR "/src"),
                          QStringLiteral("-no-obsolete")};
    arguments += more + sources() + QStringList{QStringLiteral("-ts"), file};
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(SCEAU_LUPDATE), arguments);
    ASSERT_TRUE(process.waitForFinished());
    ASSERT_EQ(process.exitCode(), 0) << process.readAll().toStdString();
}

} // namespace

TEST(Translations, MissNoEnglishSentence)
{
    const auto messages = read(translations(QStringLiteral("sceau_en.ts")));

    EXPECT_FALSE(messages.empty());
    for (const auto& each : messages) {
        EXPECT_TRUE(each.finished && !each.translation.trimmed().isEmpty())
            << each.context.toStdString() << ": " << each.source.toStdString();
    }
}

TEST(Translations, HoldExactlyTheSentencesOfTheSources)
{
    QTemporaryDir folder;
    const QString english = folder.filePath(QStringLiteral("sceau_en.ts"));
    const QString french = folder.filePath(QStringLiteral("sceau_fr.ts"));

    lupdate({}, english);
    lupdate({QStringLiteral("-pluralonly")}, french);

    EXPECT_EQ(sorted(read(translations(QStringLiteral("sceau_en.ts")))), sorted(read(english)));
    EXPECT_EQ(sorted(read(translations(QStringLiteral("sceau_fr.ts")))), sorted(read(french)));
}

TEST(Translations, KeepEveryPlaceholder)
{
    static const QRegularExpression placeholder(QStringLiteral("%[0-9n]"));
    for (const auto& each : read(translations(QStringLiteral("sceau_en.ts")))) {
        auto found = placeholder.globalMatch(each.source);
        while (found.hasNext()) {
            const QString wanted = found.next().captured();
            EXPECT_TRUE(each.translation.contains(wanted)) << each.source.toStdString() << " loses " << wanted.toStdString();
        }
    }
}

TEST(Typography, OfTheFrenchSourcesIsRight)
{
    const std::vector<std::pair<QRegularExpression, const char*>> faults{
        {QRegularExpression(QStringLiteral("[^\u202F][;!?]")), "U+202F before ; ! ?"},
        {QRegularExpression(QStringLiteral(" :|[^\u00A0]:( |$)")), "U+00A0 before :"},
        {QRegularExpression(QStringLiteral("«[^\u00A0]|[^\u00A0]»")), "U+00A0 inside « »"},
        {QRegularExpression(QStringLiteral("['\"]")), "’ and « »"},
        {QRegularExpression(QStringLiteral("\\.\\.\\.")), "…"},
        {QRegularExpression(QStringLiteral(" %(?![0-9n])")), "U+00A0 before %"},
        {QRegularExpression(QStringLiteral("[nN]° ")), "U+00A0 after n°"},
    };
    for (const auto& each : read(translations(QStringLiteral("sceau_en.ts")))) {
        for (const auto& [fault, rule] : faults)
            EXPECT_FALSE(fault.match(each.source).hasMatch()) << rule << ": " << each.source.toStdString();
    }
}
