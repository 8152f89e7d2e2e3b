#include "gui/palette.hpp"
#include "gui/theme.hpp"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <cstdlib>
#include <gtest/gtest.h>
#include <set>

namespace {

using namespace sceau::gui;

const QString root = QStringLiteral(SCEAU_SOURCE_DIR);

QString contentOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

QStringList filesOf(const QString& folder, const QString& pattern)
{
    QStringList files;
    for (QDirIterator each(root + folder, {pattern}, QDir::Files); each.hasNext();)
        files += each.next();
    return files;
}

/// A line of a table, of Latin letters.
QString row(const std::vector<std::string>& cells)
{
    QString line = QStringLiteral("|");
    for (const auto& cell : cells)
        line += QStringLiteral(" %1 |").arg(QString::fromStdString(cell));
    return line + QStringLiteral("\n");
}

std::string shown(const QColor& colour)
{
    return "`" + colour.name().toUpper().toStdString() + "`";
}

std::string shown(const Tone& tone)
{
    return shown(tone.text) + " on " + shown(tone.surface);
}

QString colourTable()
{
    const Palette light = lightPalette(), dark = darkPalette();
    QString table = row({"role", "light", "dark"}) + row({"---", "---", "---"});
    const auto one = [&](const char* role, auto Palette::*member) { table += row({role, shown(light.*member), shown(dark.*member)}); };
    one("window", &Palette::window);
    one("side bar", &Palette::sideBar);
    one("surface: cards", &Palette::surface);
    one("hairline: the one line of a card", &Palette::hairline);
    one("control: the outline of what can be pressed or typed in", &Palette::control);
    one("backdrop: behind the pages of a PDF", &Palette::backdrop);
    one("text", &Palette::text);
    one("secondary text", &Palette::secondary);
    one("accent: main action, current step, focus ring", &Palette::accent);
    one("on the accent", &Palette::onAccent);
    one("accent under the pointer", &Palette::accentHover);
    one("tint of a card that invites", &Palette::accentTint);
    one("its line", &Palette::accentLine);
    one("main action that cannot be used", &Palette::dimmed);
    one("its words", &Palette::onDimmed);
    one("bed of the countdown", &Palette::track);
    one("its arc near the end", &Palette::soon);
    one("at the very end", &Palette::urgent);
    one("accepted", &Palette::accepted);
    one("review", &Palette::review);
    one("pending", &Palette::pending);
    one("rejected", &Palette::rejected);
    return table;
}

QString contrastTable()
{
    const auto light = textPairs(lightPalette()), dark = textPairs(darkPalette());
    QString table = row({"what", "light", "dark"}) + row({"---", "---", "---"});
    const auto said = [](const TextPair& pair) { return QString::number(contrast(pair.text, pair.surface), 'f', 1).toStdString(); };
    for (std::size_t i = 0; i < light.size(); ++i)
        table += row({light[i].role, said(light[i]), said(dark[i])});
    return table;
}

QString letterTable()
{
    constexpr double pixelsPerPoint = 4.0 / 3;
    QString table = row({"size", "pixels", "for"}) + row({"---", "---", "---"});
    const auto one = [&](const char* name, Type type, const char* use) {
        table += row({name, QString::number(points(type, 1) * pixelsPerPoint).toStdString(), use});
    };
    one("small", Type::small, "notes, headings of columns");
    one("body", Type::body, "everything that is read");
    one("lead", Type::lead, "headings of cards, the main action");
    one("heading", Type::heading, "headings of a screen's parts");
    one("title", Type::title, "the title of a screen");
    return table;
}

/// The page with its tables as the code has them.
QString withTables(QString page)
{
    const std::pair<const char*, QString> tables[] = {
        {"colours", colourTable()}, {"contrast", contrastTable()}, {"letters", letterTable()}};
    for (const auto& [name, table] : tables) {
        const QRegularExpression place(QStringLiteral("<!-- %1 -->\n.*?<!-- end -->").arg(QLatin1String(name)),
                                       QRegularExpression::DotMatchesEverythingOption);
        EXPECT_TRUE(page.contains(place)) << name;
        page.replace(place, QStringLiteral("<!-- %1 -->\n%2<!-- end -->").arg(QLatin1String(name), table));
    }
    return page;
}

} // namespace

TEST(DesignDocument, ShowsTheColoursAndSizesThatTheCodeHas)
{
    const QString path = root + QStringLiteral("/docs/design.md");
    const QString wanted = withTables(contentOf(path));
    if (std::getenv("SCEAU_WRITE_DOCS") != nullptr) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(wanted.toUtf8());
    }
    EXPECT_EQ(contentOf(path), wanted) << "docs/design.md says how its tables are written again";
}

TEST(Forms, KeepTheDistancesOfTheScale)
{
    const std::set<int> scale{0, 1, 2, 4, 8, 12, 16, 20, 24, 32, 40};
    const QRegularExpression distance(QStringLiteral("name=\"(spacing|\\w+Spacing|\\w+Margin)\">\\s*<number>(\\d+)<"));
    const QStringList forms = filesOf(QStringLiteral("/ui"), QStringLiteral("*.ui"));
    ASSERT_FALSE(forms.isEmpty());
    int seen = 0;
    for (const auto& form : forms) {
        for (auto each = distance.globalMatch(contentOf(form)); each.hasNext(); ++seen) {
            const auto match = each.next();
            EXPECT_TRUE(scale.contains(match.captured(2).toInt())) << form.toStdString() << ": " << match.captured(0).toStdString();
        }
    }
    EXPECT_GT(seen, 0);
}

TEST(Icons, AreDrawnWithOneStroke)
{
    const QStringList icons = filesOf(QStringLiteral("/resources/icons"), QStringLiteral("*.svg"));
    ASSERT_FALSE(icons.isEmpty());
    for (const auto& icon : icons) {
        const QString drawing = contentOf(icon);
        EXPECT_TRUE(drawing.contains(QStringLiteral(
            R"(viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round")")))
            << icon.toStdString();
        EXPECT_EQ(drawing.count(QStringLiteral("stroke-width")), 1) << icon.toStdString();
    }
}
