#include "gui/window_program.hpp"

#include "gui/headless_run.hpp"
#include "gui/options.hpp"
#include "gui/theme.hpp"
#include "gui/tray.hpp"
#include "gui/window_session.hpp"
#include "gui/words.hpp"

#include <QApplication>
#include <iostream>

namespace sceau::gui {

namespace {

constexpr int documentExit = 4;

int refuse(const base::Error& error, int exit)
{
    const auto words = text::describe(error, language());
    std::cerr << base::name(error.code) << ' ' << words.title << '\n' << words.next << '\n';
    return exit;
}

/// --headless draws to memory; said before Qt looks for a display.
void chooseScreen(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]).starts_with("--headless")) qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

int showWindow(const Options& options, const workflow::Settings& settings, std::unique_ptr<FirstWindow> first)
{
    WindowSession session(options, settings, std::move(first));
    return session.run();
}

} // namespace

int runWindow(int argc, char** argv)
{
    chooseScreen(argc, argv);
    const auto activation = qEnvironmentVariable("XDG_ACTIVATION_TOKEN").toStdString(); // Qt may take it away
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sceau"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sceau"));
    QApplication::setApplicationVersion(QStringLiteral(SCEAU_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("fr.sceau.Sceau"));

    const Options options = readOptions(QApplication::arguments());
    if (!options.problem.empty()) {
        (options.exit == 0 ? std::cout : std::cerr) << options.problem << '\n';
        return options.exit;
    }
    useLanguage(options.language);
    if (options.tray) return runTray();
    std::unique_ptr<FirstWindow> first;
    if (!options.alone) {
        const auto place = meetingPlace("window");
        first = FirstWindow::become(place);
        if (!first && handOver(place, {options.place, options.pdf, activation})) return 0;
        if (!first) first = FirstWindow::become(place); // the other one may have ended instead of answering
    }
    applyTheme(application);
    if (!options.set.theme.empty()) useTheme(options.set.theme);
    const auto settings = settingsFor(options);
    if (!settings) return refuse(settings.error(), documentExit);
    return options.headless.empty() ? showWindow(options, *settings, std::move(first)) : runHeadless(options, *settings);
}

} // namespace sceau::gui
