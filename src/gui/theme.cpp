#include "gui/theme.hpp"

#include "gui/style.hpp"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <array>
#include <cmath>

// The guide, icons and translations lie in a static library: naming them is what links them. Must stay outside namespaces.
static void loadAssets()
{
    Q_INIT_RESOURCE(guide);
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(translations);
}

namespace sceau::gui {

namespace {

struct Current {
    Palette palette = lightPalette();
    QPalette system; ///< before it was tinted
    std::string theme;
    QString family;
    double systemScale = 1;
    double extraScale = 1;
};

Current& current()
{
    static Current value;
    return value;
}

/// The system's own UI font where it was drawn for screens, else Inter, else whatever the system has.
QString goodFamily(const QFont& system)
{
    static const QStringList good{QStringLiteral("Inter"),     QStringLiteral("Cantarell"), QStringLiteral("Adwaita Sans"),
                                  QStringLiteral("Ubuntu"),    QStringLiteral("Segoe UI"),  QStringLiteral("Segoe UI Variable"),
                                  QStringLiteral("Noto Sans"), QStringLiteral("Roboto")};
    const QString family = QFontInfo(system).family();
    if (good.contains(family)) return family;
    return QFontDatabase::hasFamily(QStringLiteral("Inter")) ? QStringLiteral("Inter") : family;
}

/// Desktops ship 9 to 12 points; anything larger was chosen by a person who needs it.
double scaleOf(const QFont& system)
{
    constexpr double usual = 11, largestUsual = 12;
    const double size = system.pointSizeF();
    return size > largestUsual ? size / usual : 1;
}

void redraw()
{
    QApplication::setFont(typeFont(Type::body));
    QApplication::setPalette(toSystem(current().palette));
    qApp->setStyleSheet(styleSheet(current().palette, textScale()));
}

/// The system's colours, asked again when the desktop changes them.
class FollowSystem : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == qApp && event->type() == QEvent::ThemeChange) {
            QApplication::setPalette(QPalette());
            current().system = QGuiApplication::palette();
            useTheme(current().theme);
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void applyTheme(QApplication& application)
{
    loadAssets();
    const QFont system = QApplication::font();
    current().family = goodFamily(system);
    current().systemScale = scaleOf(system);
    current().system = QGuiApplication::palette();
    current().palette = paletteFor(current().system);
    QApplication::setStyle(new Style);
    application.installEventFilter(new FollowSystem(&application));
    redraw();
}

void useTheme(const std::string& theme)
{
    current().theme = theme;
    usePalette(paletteNamed(theme, current().system));
}

void usePalette(const Palette& chosen)
{
    current().palette = chosen;
    redraw();
}

void useTextScale(double factor)
{
    current().extraScale = factor;
    redraw();
}

const Palette& colours()
{
    return current().palette;
}

double textScale()
{
    return current().systemScale * current().extraScale;
}

int scaled(double pixels)
{
    return static_cast<int>(std::lround(pixels * textScale()));
}

double points(Type type, double scale)
{
    constexpr std::array pixels{12.5, 14.0, 16.0, 20.0, 24.0};
    constexpr double pointsPerPixel = 0.75;
    return pixels.at(static_cast<std::size_t>(type)) * pointsPerPixel * scale;
}

double points(Type type)
{
    return points(type, textScale());
}

QFont typeFont(Type type, QFont::Weight weight)
{
    QFont letters(current().family);
    letters.setPointSizeF(points(type));
    letters.setWeight(weight);
    return letters;
}

} // namespace sceau::gui
