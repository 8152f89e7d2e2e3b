#include "gui/options.hpp"

#include "gui/words.hpp"
#include "support/level_authorities.hpp"

#include <QCommandLineParser>
#include <QLocale>
#include <QStandardPaths>
#include <algorithm>

namespace sceau::gui {

namespace {

constexpr int usageExit = 2;

struct Parsed {
    QCommandLineParser parser;
    QCommandLineOption portal{QStringLiteral("portal"), QStringLiteral("Directory and orders: a file or a URL."),
                              QStringLiteral("FILE|URL")};
    QCommandLineOption module{QStringLiteral("module"), QStringLiteral("PKCS#11 module of the key."), QStringLiteral("SO")};
    QCommandLineOption token{QStringLiteral("token"), QStringLiteral("The key, as a PKCS#11 URI (RFC 7512)."), QStringLiteral("URI")};
    QCommandLineOption trust{QStringLiteral("trust"), QStringLiteral("Trusted authorities, PEM file or folder; may be given again."),
                             QStringLiteral("PEM")};
    QCommandLineOption lang{QStringLiteral("lang"), QStringLiteral("fr or en; default: the system's language."), QStringLiteral("LANG")};
    QCommandLineOption place{QStringLiteral("place"),
                             QStringLiteral("Where the window opens: key, renewal, history, verification or assistance."),
                             QStringLiteral("PLACE")};
    QCommandLineOption tray{QStringLiteral("tray"), QStringLiteral("No window: the icon that reminds before a key expires.")};
    QCommandLineOption headless{QStringLiteral("headless"),
                                QStringLiteral("Renew without a display; screenshots and the signed PDF go to DIR."),
                                QStringLiteral("DIR")};
    QCommandLineOption pinFile{QStringLiteral("pin-file"), QStringLiteral("With --headless: the file whose first line is the PIN."),
                               QStringLiteral("FILE")};

    Parsed()
    {
        parser.setApplicationDescription(QStringLiteral("Sceau renews the electronic key of French lawyers."));
        parser.addOptions({portal, module, token, trust, lang, place, tray, headless, pinFile});
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addPositionalArgument(QStringLiteral("FILE.pdf"),
                                     QStringLiteral("A document to verify; with --headless, the dossier that the portal gave."),
                                     QStringLiteral("[FILE.pdf]"));
    }

    [[nodiscard]] bool areOwn() const
    {
        const auto options = {&portal, &module, &token, &trust, &lang, &headless};
        return std::any_of(options.begin(), options.end(), [this](const auto* each) { return parser.isSet(*each); });
    }
};

Options refusal(const QString& problem, int exit)
{
    Options options;
    options.problem = problem.toStdString();
    options.exit = exit;
    return options;
}

std::vector<std::filesystem::path> pathsOf(const QStringList& list)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& each : list)
        paths.push_back(pathOf(each));
    return paths;
}

} // namespace

Options readOptions(const QStringList& arguments)
{
    Parsed p;
    if (!p.parser.parse(arguments)) return refusal(p.parser.errorText(), usageExit);
    if (p.parser.isSet(QStringLiteral("help"))) return refusal(p.parser.helpText(), 0);
    if (p.parser.isSet(QStringLiteral("version"))) return refusal(QStringLiteral("sceau " SCEAU_VERSION), 0);
    const QStringList files = p.parser.positionalArguments();
    if (files.size() > 1) return refusal(QStringLiteral("One PDF at a time."), usageExit);
    if (p.parser.isSet(p.headless) && !p.parser.isSet(p.pinFile)) return refusal(QStringLiteral("--headless needs --pin-file."), usageExit);

    Options options;
    options.place = placeNamed(p.parser.value(p.place).toStdString());
    if (p.parser.isSet(p.place) && !options.place) return refusal(QStringLiteral("--place knows no such place."), usageExit);
    options.alone = p.areOwn();
    std::error_code nowhere;
    if (!files.isEmpty()) options.pdf = std::filesystem::absolute(pathOf(files.first()), nowhere);
    options.portal = p.parser.value(p.portal).toStdString();
    options.where = {pathOf(p.parser.value(p.module)), p.parser.value(p.token).toStdString()};
    options.trust = pathsOf(p.parser.values(p.trust));
    options.set = support::settings();
    const auto& language = options.set.language;
    const QString wished = language.empty() ? QLocale::system().name() : QString::fromStdString(language);
    options.language = text::languageOf((p.parser.isSet(p.lang) ? p.parser.value(p.lang) : wished).toStdString());
    options.tray = p.parser.isSet(p.tray);
    options.headless = pathOf(p.parser.value(p.headless));
    options.pinFile = pathOf(p.parser.value(p.pinFile));
    return options;
}

base::Result<workflow::Settings> settingsFor(const Options& options)
{
    const auto& administrator = options.set;
    workflow::Settings settings;
    settings.portal = options.portal.empty() ? administrator.portal : options.portal;
    settings.where = options.where;
    if (settings.where.module.empty()) settings.where.module = administrator.module;
    settings.unblock = administrator.unblock;
    settings.level = administrator.level;
    settings.services = support::levelServices(administrator);
    settings.testSite = administrator.testSite;
    settings.services.folder.clear(); // asked again means asked anew: no failure is remembered
    if (options.trust.empty()) settings.trustedLists = administrator.trustedLists;
    for (const auto& path : options.trust.empty() ? administrator.trust : options.trust) {
        auto anchors = pki::readAnchors(path);
        if (!anchors) return tl::unexpected(anchors.error());
        settings.anchors.insert(settings.anchors.end(), anchors->begin(), anchors->end());
    }
    const auto own = pathOf(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    settings.resumeFolder = own / "renewals";
    settings.historyFolder = own / "history";
    return settings;
}

} // namespace sceau::gui
