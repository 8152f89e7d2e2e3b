#include "pictures.hpp"

#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "screen.hpp"

#include <QDir>

namespace sceau::test {

namespace {

struct Look {
    const char* name;
    gui::Palette palette;
};

std::vector<Look> looks()
{
    QPalette system;
    system.setColor(QPalette::Window, Qt::black);
    system.setColor(QPalette::WindowText, Qt::white);
    system.setColor(QPalette::Highlight, Qt::yellow);
    return {{"light", gui::lightPalette()}, {"dark", gui::darkPalette()}, {"contrast", gui::highContrastPalette(system)}};
}

struct Kind {
    text::Language language;
    Look look;
    int percent; ///< size of letters
    QSize window;

    void use() const
    {
        gui::useLanguage(language);
        gui::usePalette(look.palette);
        gui::useTextScale(percent / 100.0);
    }
    [[nodiscard]] std::string name() const
    {
        return std::string(language == text::Language::french ? "fr_" : "en_") + look.name + "_" + std::to_string(percent) + "_"
               + std::to_string(window.width()) + "x" + std::to_string(window.height());
    }
};

std::vector<Kind> kinds()
{
    std::vector<Kind> all;
    for (const auto language : {text::Language::french, text::Language::english})
        for (const auto& look : looks())
            for (const int percent : {100, 150, 200})
                for (const QSize window : {QSize(1200, 760), QSize(1024, 600)})
                    all.push_back({language, look, percent, window});
    return all;
}

} // namespace

int takePictures(const QString& folder, std::string_view wanted)
{
    QDir().mkpath(folder);
    int taken = 0;
    for (const auto& kind : kinds()) {
        kind.use();
        for (const auto& sight : sights()) {
            const std::string name = sight.name + "_" + kind.name();
            if (name.find(wanted) == std::string::npos) continue;
            Screen screen(sight, kind.window);
            taken += screen.front().grab().save(folder + QLatin1Char('/') + QString::fromStdString(name) + QStringLiteral(".png"));
        }
    }
    return taken;
}

} // namespace sceau::test
