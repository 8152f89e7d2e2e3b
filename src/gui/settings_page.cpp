#include "gui/settings_page.hpp"

#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "ui_settings_page.h"

#include <QFileDialog>
#include <algorithm>

namespace sceau::gui {

using support::SettingChanges;
using support::SettingValue;

namespace {

constexpr int formWidth = 640, linesShown = 3;

std::vector<std::string> linesOf(const QPlainTextEdit& edit)
{
    std::vector<std::string> lines;
    for (const auto& line : edit.toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty()) lines.push_back(line.trimmed().toStdString());
    }
    return lines;
}

void showLines(QPlainTextEdit& edit, const std::vector<std::string>& lines)
{
    QStringList all;
    for (const auto& line : lines)
        all += said(line);
    edit.setPlainText(all.join(QLatin1Char('\n')));
}

std::string chosen(const QComboBox& box)
{
    return box.currentData().toString().toStdString();
}

void choose(QComboBox& box, const std::string& data)
{
    box.setCurrentIndex(std::max(0, box.findData(said(data))));
}

std::vector<std::string> trustOf(const support::Settings& settings)
{
    std::vector<std::string> paths;
    for (const auto& path : settings.trust)
        paths.push_back(path.string());
    return paths;
}

std::vector<std::string> servicesOf(const support::Settings& settings)
{
    std::vector<std::string> urls;
    for (const auto& one : settings.timestamps)
        urls.push_back(one.url);
    return urls;
}

/// A line holds an address; a service that has more is left to the file.
bool areAddressesAlone(const support::Settings& settings)
{
    return std::all_of(settings.timestamps.begin(), settings.timestamps.end(), [](const auto& one) { return one.policy.empty(); });
}

/// An empty value is none of one's own.
template <class Value> void note(SettingChanges& changes, const char* key, const Value& now, const Value& before)
{
    if (now == before) return;
    changes[key] = now.empty() ? std::nullopt : std::optional<SettingValue>(now);
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::SettingsPage>())
{
    ui_->setupUi(this);
    for (auto* card : {ui_->looks, ui_->office, ui_->signing})
        card->setMaximumWidth(scaled(formWidth));
    ui_->language->addItem(tr("Comme le système"), QString());
    ui_->language->addItem(QStringLiteral("Français"), QStringLiteral("fr"));
    ui_->language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    ui_->theme->addItem(tr("Comme le système"), QString());
    ui_->theme->addItem(tr("Clair"), QStringLiteral("light"));
    ui_->theme->addItem(tr("Sombre"), QStringLiteral("dark"));
    ui_->theme->addItem(tr("Contraste élevé"), QStringLiteral("contrast"));
    for (const auto level : {pades::Level::basic, pades::Level::timestamped, pades::Level::longTerm, pades::Level::archival})
        ui_->level->addItem(sentence("level." + pades::name(level)), said(pades::name(level)));
    for (auto* lines : {ui_->trust, ui_->timestamps}) {
        lines->setFixedHeight(lines->fontMetrics().lineSpacing() * linesShown + scaled(20));
        connect(lines, &QPlainTextEdit::textChanged, this, &SettingsPage::presentActions);
    }
    for (auto* box : {ui_->language, ui_->theme, ui_->level})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::presentActions);
    ui_->portal->setAccessibleName(tr("Portail")); // beside its button, out of its label's reach
    connect(ui_->portal, &QLineEdit::textChanged, this, &SettingsPage::presentActions);
    connect(ui_->choosePortal, &QPushButton::clicked, this, &SettingsPage::choosePortal);
    connect(ui_->undo, &QPushButton::clicked, this, [this] {
        fill();
        presentActions();
    });
    connect(ui_->save, &QPushButton::clicked, this, [this] {
        if (preferences_ != nullptr) preferences_->change(changes());
    });
    present({});
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::drive(workflow::Preferences& preferences)
{
    preferences_ = &preferences;
    connect(&preferences, &workflow::Preferences::changed, this, [this] { present(preferences_->state()); });
}

/// What was typed and not saved stays.
void SettingsPage::enter()
{
    ui_->told->hide();
    if (preferences_ != nullptr && changes().empty()) preferences_->read();
    ui_->language->setFocus();
}

void SettingsPage::present(const workflow::PreferencesState& state)
{
    const bool failed = state.error.has_value();
    state_ = state;
    if (!state.busy && !failed) fill();
    if (state.saved) Q_EMIT themeChosen(state.settings.theme);
    presentFields();
    presentTold();
    presentActions();
}

void SettingsPage::fill()
{
    const auto& settings = state_.settings;
    choose(*ui_->language, settings.language);
    choose(*ui_->theme, settings.theme);
    choose(*ui_->level, pades::name(settings.level));
    ui_->portal->setText(said(settings.portal));
    showLines(*ui_->trust, trustOf(settings));
    showLines(*ui_->timestamps, servicesOf(settings));
}

SettingChanges SettingsPage::changes() const
{
    const auto& settings = state_.settings;
    SettingChanges changes;
    note(changes, "language", chosen(*ui_->language), settings.language);
    note(changes, "theme", chosen(*ui_->theme), settings.theme);
    note(changes, "level", chosen(*ui_->level), pades::name(settings.level));
    note(changes, "portal", ui_->portal->text().trimmed().toStdString(), settings.portal);
    note(changes, "trust", linesOf(*ui_->trust), trustOf(settings));
    note(changes, "timestamps", linesOf(*ui_->timestamps), servicesOf(settings));
    return changes;
}

void SettingsPage::presentField(const char* key, QWidget& input, Prose& under, const QString& hint)
{
    const bool locked = state_.settings.locked.count(key) > 0;
    input.setEnabled(state_.known && !state_.busy && !locked);
    under.setText(locked ? tr("Fixé par l’administrateur de cet ordinateur.") : hint);
    under.setVisible(!under.text().isEmpty());
}

void SettingsPage::presentFields()
{
    presentField("language", *ui_->language, *ui_->languageSaid, tr("Au prochain démarrage de Sceau."));
    presentField("theme", *ui_->theme, *ui_->themeSaid, {});
    presentField("portal", *ui_->portalRow, *ui_->portalSaid, tr("Le fichier ou l’adresse de l’annuaire et des commandes."));
    presentField("trust", *ui_->trust, *ui_->trustSaid,
                 tr("Un fichier PEM ou un dossier par ligne. Sceau ne croit que ces autorités, jamais celles du système."));
    const bool simple = areAddressesAlone(state_.settings);
    presentField("timestamps", *ui_->timestamps, *ui_->timestampsSaid,
                 simple ? tr("Une adresse par ligne, demandées dans cet ordre.")
                        : tr("Un service a sa propre politique : modifiez-les dans le fichier des réglages."));
    if (!simple) ui_->timestamps->setEnabled(false);
    presentField("level", *ui_->level, *ui_->levelSaid, tr("Au-delà de B-B, il faut un service d’horodatage."));
}

void SettingsPage::presentTold()
{
    ui_->problem->setVisible(state_.error.has_value());
    if (state_.error) ui_->problem->present(*state_.error);
    ui_->told->setVisible(state_.saved && !state_.error);
    const Said words = message("settings.saved");
    if (state_.saved) ui_->told->present(Mood::accepted, words.title, words.next);
}

void SettingsPage::presentActions()
{
    const bool changed = state_.known && !state_.busy && !changes().empty();
    const bool possible = chosen(*ui_->level) == pades::name(pades::Level::basic) || !linesOf(*ui_->timestamps).empty();
    restyle(*ui_->levelSaid, "type", possible ? QStringLiteral("small") : QStringLiteral("problem"));
    ui_->save->setEnabled(changed && possible);
    ui_->undo->setEnabled(changed);
}

void SettingsPage::choosePortal()
{
    auto* dialog = new QFileDialog(window(), tr("Portail"), ui_->portal->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, ui_->portal, &QLineEdit::setText);
    dialog->open();
}

} // namespace sceau::gui
