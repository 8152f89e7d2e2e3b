#include "gui/window_program.hpp"

#include "gui/headless_run.hpp"
#include "gui/help_window.hpp"
#include "gui/main_window.hpp"
#include "gui/options.hpp"
#include "gui/theme.hpp"
#include "gui/words.hpp"

#include <QApplication>
#include <QScreen>
#include <iostream>
#include <memory>

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

int showWindow(QApplication& application, const Options& options, const workflow::Settings& settings)
{
    MainWindow window(settings.clock, settings.limits);
    new HelpKey(window);
    std::unique_ptr<workflow::Renewal> renewal;
    QObject::connect(&window, &MainWindow::painted, &window, [&] {
        renewal = std::make_unique<workflow::Renewal>(settings);
        window.drive(*renewal);
        renewal->start();
        if (!options.pdf.empty()) window.verify(options.pdf);
    });
    window.resize(QSize(1200, 760).boundedTo(QGuiApplication::primaryScreen()->availableSize()));
    if (!options.pdf.empty()) window.showVerification();
    window.show();
    const int exit = application.exec();
    QObject::disconnect(&window, nullptr, nullptr, nullptr);
    if (renewal) renewal->disconnect();
    return exit;
}

} // namespace

int runWindow(int argc, char** argv)
{
    chooseScreen(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sceau"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sceau"));
    QApplication::setApplicationVersion(QStringLiteral(SCEAU_VERSION));

    const Options options = readOptions(QApplication::arguments());
    if (!options.problem.empty()) {
        (options.exit == 0 ? std::cout : std::cerr) << options.problem << '\n';
        return options.exit;
    }
    applyTheme(application);
    if (!options.set.theme.empty()) useTheme(options.set.theme);
    useLanguage(options.language);
    const auto settings = settingsFor(options);
    if (!settings) return refuse(settings.error(), documentExit);
    return options.headless.empty() ? showWindow(application, options, *settings) : runHeadless(options, *settings);
}

} // namespace sceau::gui
