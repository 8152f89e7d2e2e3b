#include "gui/theme.hpp"

namespace sceau::gui {

namespace {

constexpr auto sheet = R"(
QWidget#window, QWidget[role="page"], QScrollArea, QScrollArea > QWidget > QWidget { background: @window; }
QFrame#sideBar { background: @sideBar; border: none; border-right: 1px solid @hairline; }
QLabel, QCheckBox, QRadioButton { color: @text; background: transparent; }
QLabel[type="title"] { font-size: @title; font-weight: 600; }
QLabel[type="heading"] { font-size: @heading; font-weight: 600; }
QLabel[type="lead"] { font-size: @lead; font-weight: 600; }
QLabel[type="strong"] { font-weight: 600; }
QLabel[type="label"] { font-weight: 600; }
QLabel[type="quiet"] { color: @secondary; }
QLabel[type="small"] { color: @secondary; font-size: @small; }
QLabel[type="problem"] { color: @rejectedText; font-size: @small; }

QFrame[card="plain"] { background: @surface; border: 1px solid @hairline; border-radius: 12px; }
QFrame[card="plain"] QScrollArea, QFrame[card="plain"] QScrollArea > QWidget > QWidget { background: transparent; }
QFrame[card="inviting"] { background: @accentTint; border: 1px solid @accentLine; border-radius: 12px; }
QFrame[card="accepted"] { background: @acceptedSurface; border: 1px solid @acceptedLine; border-radius: 12px; }
QFrame[card="review"] { background: @reviewSurface; border: 1px solid @reviewLine; border-radius: 12px; }
QFrame[card="pending"] { background: @pendingSurface; border: 1px solid @pendingLine; border-radius: 12px; }
QFrame[card="rejected"] { background: @rejectedSurface; border: 1px solid @rejectedLine; border-radius: 12px; }
QFrame[card="accepted"] QLabel { color: @acceptedText; }
QFrame[card="review"] QLabel { color: @reviewText; }
QFrame[card="pending"] QLabel { color: @pendingText; }
QFrame[card="rejected"] QLabel { color: @rejectedText; }
QFrame[card="rejected"] QLabel[type="next"], QFrame[card="rejected"] QLabel[type="contact"] { color: @text; }
QLabel[type="next"], QLabel[type="contact"] { font-weight: 500; }
QFrame[card="rejected"] QLabel[type="quiet"] { color: @rejectedText; font-size: @small; }
QFrame[line="true"] { background: @hairline; border: none; max-height: 1px; min-height: 1px; }

QPushButton { color: @text; background: @surface; border: 1px solid @controlLine; border-radius: 8px;
              min-height: 20px; padding: 7px 15px; font-weight: 500; }
QPushButton:hover { background: @window; border-color: @control; }
QPushButton:pressed { background: @sideBar; }
QPushButton:disabled { color: @secondary; background: @window; border-color: @hairline; }
QPushButton[kind="main"] { color: @onAccent; background: @accent; border: 1px solid @accent; min-height: 28px;
                           padding: 7px 22px; font-size: @lead; }
QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="main"]:disabled { color: @onDimmed; background: @dimmed; border-color: @dimmedLine; }
QPushButton[kind="link"] { color: @accent; background: transparent; border: none; padding: 7px 4px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: @secondary; }
QPushButton[kind="place"] { color: @text; background: transparent; border: 1px solid transparent; text-align: left;
                            min-height: 24px; padding: 7px 11px; font-weight: 400; }
QPushButton[kind="place"]:hover { background: @window; }
QPushButton[kind="place"]:checked { color: @accent; background: @surface; border-color: @hairline; font-weight: 600; }
QPushButton[kind="filter"] { min-height: 18px; padding: 6px 12px; border-radius: 16px; }
QPushButton[kind="filter"]:checked { color: @accent; background: @accentTint; border-color: @accent; }
QToolButton { color: @text; background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @sideBar; }
QToolButton:pressed, QToolButton:checked { background: @accentTint; border-color: @accentLine; }

QLineEdit { color: @text; background: @surface; border: 1px solid @control; border-radius: 8px; min-height: 22px;
            padding: 6px 12px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border: 2px solid @accent; padding: 5px 11px; }
QLineEdit[faulty="true"] { border: 1px solid @rejectedText; }
QLineEdit[faulty="true"]:focus { border: 2px solid @rejectedText; padding: 5px 11px; }
QLineEdit:disabled, QLineEdit:read-only { color: @text; background: @window; border-color: @hairline; }
QLineEdit[secret="true"] { min-height: 30px; lineedit-password-character: 9679; }

QTableView { background: transparent; border: none; outline: none; selection-background-color: @selection; selection-color: @onSelection; }
QTableView::item { padding: 0 18px; border-top: 1px solid @hairline; }
QTableView[dense="true"]::item { padding: 0 2px 0 14px; }
QHeaderView, QHeaderView::section { background: transparent; border: none; }
QHeaderView::section { color: @secondary; font-size: @small; padding: 8px 23px; text-align: left; }
QTableView[dense="true"] QHeaderView::section { padding: 8px 2px 8px 19px; }
QListWidget { background: @surface; border: 1px solid @hairline; border-radius: 8px; outline: none; }
QListWidget::item { color: @text; padding: 7px 11px; border: none; background: transparent; }
QListWidget::item:selected { background: @selection; color: @onSelection; }
QListView[kind="thumbnails"] { background: @window; border: none; border-right: 1px solid @hairline; outline: none; }
QPlainTextEdit { color: @text; background: @surface; border: none; padding: 16px; }
QPlainTextEdit[kind="lines"] { border: 1px solid @control; border-radius: 8px; padding: 4px 8px;
            selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit[kind="lines"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QPlainTextEdit[kind="lines"]:disabled { background: @window; border-color: @hairline; }
QProgressBar { background: @track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QScrollArea { border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @control; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { color: @text; background: @surface; border: 1px solid @hairline; padding: 4px 8px; }
QMenu { color: @text; background: @surface; border: 1px solid @hairline; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 8px 16px; border-radius: 6px; }
QMenu::item:selected { background: @accentTint; color: @accent; }
)";

/// The surface with a little of its text's colour.
QColor softLineOf(const Tone& tone)
{
    constexpr double share = 0.22;
    const auto mix = [](float a, float b) { return static_cast<float>(a * (1 - share) + b * share); };
    return QColor::fromRgbF(mix(tone.surface.redF(), tone.text.redF()), mix(tone.surface.greenF(), tone.text.greenF()),
                            mix(tone.surface.blueF(), tone.text.blueF()));
}

/// The outline of a tinted surface. Where a palette tints nothing, it alone shows where the surface ends.
QColor lineOf(const Tone& tone, const Palette& p)
{
    return tone.surface == p.window ? tone.text : softLineOf(tone);
}

struct Entry {
    const char* name;
    QString value;
};

QString size(Type type, double scale)
{
    return QString::number(points(type, scale), 'f', 2) + QStringLiteral("pt");
}

} // namespace

QString styleSheet(const Palette& p, double scale)
{
    const bool tinted = p.accentTint != p.surface; // high contrast has no tints
    // Longer names first: "@accentTint" must not be read as "@accent".
    const std::vector<Entry> entries{
        {"@acceptedSurface", p.accepted.surface.name()},
        {"@acceptedText", p.accepted.text.name()},
        {"@acceptedLine", lineOf(p.accepted, p).name()},
        {"@reviewSurface", p.review.surface.name()},
        {"@reviewText", p.review.text.name()},
        {"@reviewLine", lineOf(p.review, p).name()},
        {"@pendingSurface", p.pending.surface.name()},
        {"@pendingText", p.pending.text.name()},
        {"@pendingLine", lineOf(p.pending, p).name()},
        {"@rejectedSurface", p.rejected.surface.name()},
        {"@rejectedText", p.rejected.text.name()},
        {"@rejectedLine", lineOf(p.rejected, p).name()},
        {"@accentTint", p.accentTint.name()},
        {"@accentLine", p.accentLine.name()},
        {"@accentHover", p.accentHover.name()},
        {"@accent", p.accent.name()},
        {"@onAccent", p.onAccent.name()},
        {"@onDimmed", p.onDimmed.name()},
        {"@dimmedLine", softLineOf({p.onDimmed, p.dimmed}).name()},
        {"@dimmed", p.dimmed.name()},
        {"@sideBar", p.sideBar.name()},
        {"@surface", p.surface.name()},
        {"@secondary", p.secondary.name()},
        {"@hairline", p.hairline.name()},
        {"@controlLine", softLineOf({p.control, p.hairline}).name()},
        {"@control", p.control.name()},
        {"@selection", (tinted ? p.accentTint : p.accent).name()},
        {"@onSelection", (tinted ? p.text : p.onAccent).name()},
        {"@track", p.track.name()},
        {"@text", p.text.name()},
        {"@window", p.window.name()},
        {"@title", size(Type::title, scale)},
        {"@heading", size(Type::heading, scale)},
        {"@lead", size(Type::lead, scale)},
        {"@small", size(Type::small, scale)},
    };
    QString result = QString::fromLatin1(sheet);
    for (const auto& [name, value] : entries)
        result.replace(QLatin1String(name), value);
    return result;
}

} // namespace sceau::gui
