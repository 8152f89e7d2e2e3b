#include "gui/help_window.hpp"
#include "screen.hpp"
#include "shared/typography.hpp"
#include "snapshots.hpp"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

QString textOf(const QString& page)
{
    QFile file(QStringLiteral(":/guide/") + page);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList pages()
{
    return QDir(QStringLiteral(":/guide")).entryList({QStringLiteral("*.html")});
}

/// "page.html#anchor" leads somewhere.
bool leadsSomewhere(const QString& target)
{
    const auto parts = target.split(QLatin1Char('#'));
    const auto text = textOf(parts[0]);
    return !text.isEmpty() && (parts.size() == 1 || text.contains(QStringLiteral("<a name=\"%1\">").arg(parts[1])));
}

QStringList attributes(const QString& html, const char* name)
{
    QStringList values;
    const QRegularExpression pattern(QStringLiteral("%1=\"([^\"]+)\"").arg(QLatin1String(name)));
    for (const auto& match : pattern.globalMatch(html))
        values += match.captured(1);
    return values;
}

/// What a widget of the program's says of itself, without opening it: the forms name their pages.
QStringList pagesOfForms()
{
    QStringList named;
    const QRegularExpression pattern(QStringLiteral("name=\"guide\" stdset=\"0\"><string notr=\"true\">([^<]+)"));
    const QDir folder(QStringLiteral(SCEAU_SOURCE_DIR "/ui"));
    for (const auto& name : folder.entryList({QStringLiteral("*.ui")})) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        for (const auto& match : pattern.globalMatch(QString::fromUtf8(file.readAll())))
            named += match.captured(1);
    }
    return named;
}

} // namespace

TEST(Guide, LeadsSomewhereByEveryLinkAndShowsEveryPicture)
{
    ASSERT_GE(pages().size(), 9);
    for (const auto& page : pages()) {
        const auto html = textOf(page);
        for (const auto& link : attributes(html, "href"))
            EXPECT_TRUE(link == QStringLiteral("guide.css") || leadsSomewhere(link)) << page.toStdString() << ' ' << link.toStdString();
        for (const auto& picture : attributes(html, "src"))
            EXPECT_TRUE(QFile::exists(QStringLiteral(":/guide/") + picture)) << page.toStdString() << ' ' << picture.toStdString();
    }
}

TEST(Guide, IsReachedFromTheFirstPage)
{
    const auto links = attributes(textOf(QStringLiteral("index.html")), "href");
    for (const auto& page : pages()) {
        const bool linked = std::any_of(links.begin(), links.end(), [&](const QString& link) { return link.startsWith(page); });
        EXPECT_TRUE(linked || page == QStringLiteral("index.html")) << page.toStdString();
    }
}

TEST(Guide, IsSetAsFrenchIs)
{
    for (const auto& page : pages()) {
        auto text = textOf(page);
        text.remove(QRegularExpression(QStringLiteral("<[^>]*>")));
        EXPECT_THAT(test::frenchFaults(text.toStdString()), testing::IsEmpty()) << page.toStdString();
    }
}

TEST(Guide, SpeaksOfEveryFormThatNamesAPage)
{
    const auto named = pagesOfForms();
    ASSERT_GE(named.size(), 12);
    for (const auto& page : named)
        EXPECT_TRUE(leadsSomewhere(page)) << page.toStdString();
}

TEST(HelpKey, OpensTheGuideAtThePageOfWhatHasTheFocus)
{
    Screen screen(snapshots::pin());
    new gui::HelpKey(screen.window());

    QTest::keyClick(screen.find<QWidget>("pin"), Qt::Key_F1);
    screen.settle();

    const auto* help = screen.window().findChild<gui::HelpWindow*>();
    ASSERT_NE(help, nullptr);
    EXPECT_TRUE(help->isVisible());
    EXPECT_EQ(help->findChild<QTextBrowser*>()->source().toString().toStdString(), "qrc:/guide/renouveler.html#pin");
}

TEST(HelpKey, OpensTheFirstPageWhereNobodySaysMore)
{
    EXPECT_EQ(gui::guidePageOf(nullptr).toStdString(), "index.html");
}
