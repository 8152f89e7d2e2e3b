#include "gui/settings_page.hpp"

#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "support/site_address.hpp"
#include "ui_settings_page.h"

#include <QFileDialog>
#include <QScrollBar>
#include <algorithm>
#include <tuple>

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

/// What the settings know of a proxy: left out, "" and an address.
const char *const proxyOfSystem = "system", *const proxyNone = "none", *const proxyNamed = "named";

const char* kindOf(const std::optional<std::string>& proxy)
{
    if (!proxy) return proxyOfSystem;
    return proxy->empty() ? proxyNone : proxyNamed;
}

/// What is read once, as the program starts.
auto readAtStart(const support::Settings& settings)
{
    return std::tuple(settings.language, settings.portal, settings.trust, settings.level, servicesOf(settings), settings.proxy);
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
    for (auto* card : std::initializer_list<QWidget*>{ui_->problem, ui_->told, ui_->looks, ui_->office, ui_->signing, ui_->network})
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
    ui_->proxy->addItem(tr("Comme le système"), QLatin1String(proxyOfSystem));
    ui_->proxy->addItem(tr("Aucun"), QLatin1String(proxyNone));
    ui_->proxy->addItem(tr("À cette adresse"), QLatin1String(proxyNamed));
    for (auto* lines : {ui_->trust, ui_->timestamps}) {
        lines->setFixedHeight(lines->fontMetrics().lineSpacing() * linesShown + scaled(20));
        connect(lines, &QPlainTextEdit::textChanged, this, &SettingsPage::presentActions);
    }
    for (auto* box : {ui_->language, ui_->theme, ui_->level, ui_->proxy}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // as wide as its card, however long its longest choice
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::presentActions);
    }
    ui_->portal->setAccessibleName(tr("Portail")); // beside its button, out of its label's reach
    for (auto* line : {ui_->portal, ui_->proxyAddress, ui_->testSite})
        connect(line, &QLineEdit::textChanged, this, &SettingsPage::presentActions);
    connect(ui_->choosePortal, &QPushButton::clicked, this, &SettingsPage::choosePortal);
    connect(ui_->undo, &QPushButton::clicked, this, [this] {
        fill();
        presentActions();
    });
    connect(ui_->told, &ActionNotice::taken, this, &SettingsPage::restartAsked);
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
    ui_->told->setVisible(waitsForRestart());
    if (preferences_ != nullptr && changes().empty()) preferences_->read();
    wanted_ = ui_->language;
    goToWanted();
}

void SettingsPage::enterSite()
{
    enter();
    wanted_ = ui_->testSite;
    goToWanted();
}

void SettingsPage::goToWanted()
{
    if (wanted_ == nullptr || !state_.known || state_.busy) return;
    wanted_->setFocus();
    ui_->scroll->ensureWidgetVisible(wanted_);
    wanted_ = nullptr;
}

void SettingsPage::present(const workflow::PreferencesState& state)
{
    const bool failed = state.error.has_value();
    state_ = state;
    if (state.known && !inUse_) inUse_ = state.settings;
    if (!state.busy && !failed) fill();
    if (state.saved) Q_EMIT themeChosen(state.settings.theme);
    presentFields();
    presentTold();
    presentActions();
    goToWanted();
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
    choose(*ui_->proxy, kindOf(settings.proxy));
    ui_->proxyAddress->setText(said(settings.proxy.value_or(std::string())));
    ui_->testSite->setText(said(settings.testSite));
}

std::optional<std::string> SettingsPage::proxy() const
{
    const auto kind = chosen(*ui_->proxy);
    if (kind == proxyOfSystem) return {};
    return kind == proxyNone ? std::string() : ui_->proxyAddress->text().trimmed().toStdString();
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
    note(changes, "testSite", ui_->testSite->text().trimmed().toStdString(), settings.testSite);
    if (const auto now = proxy(); now != settings.proxy) changes["proxy"] = now ? std::optional<SettingValue>(*now) : std::nullopt;
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
    presentField("language", *ui_->language, *ui_->languageSaid, {});
    presentField("theme", *ui_->theme, *ui_->themeSaid, {});
    presentField("portal", *ui_->portalRow, *ui_->portalSaid, tr("Le fichier ou l’adresse de l’annuaire et des commandes."));
    presentField("trust", *ui_->trust, *ui_->trustSaid,
                 tr("Un fichier PEM ou un dossier par ligne. Sceau ne croit que ces autorités, jamais celles du système."));
    const bool simple = areAddressesAlone(state_.settings);
    presentField("timestamps", *ui_->timestamps, *ui_->timestampsSaid,
                 simple ? tr("Une adresse par ligne, demandées dans cet ordre.")
                        : tr("Un service a sa propre politique : modifiez-les dans le fichier des réglages."));
    if (!simple) ui_->timestamps->setEnabled(false);
    presentField("proxy", *ui_->proxy, *ui_->proxySaid, tr("Pour tout ce que Sceau demande au réseau."));
    ui_->proxyNamed->setEnabled(ui_->proxy->isEnabled());
    presentField("testSite", *ui_->testSite, *ui_->testSiteSaid, {});
    presentField("level", *ui_->level, *ui_->levelSaid, tr("Au-delà de B-B, il faut un service d’horodatage."));
}

/// What would not be read again is not saved; said beside its field.
bool SettingsPage::presentNetwork()
{
    const bool named = chosen(*ui_->proxy) == proxyNamed;
    const auto site = ui_->testSite->text().trimmed().toStdString();
    const bool readable = site.empty() || support::siteAddress(site);
    const bool locked = state_.settings.locked.count("testSite") > 0;
    ui_->proxyNamed->setVisible(named);
    restyle(*ui_->testSiteSaid, "type", readable ? QStringLiteral("small") : QStringLiteral("problem"));
    if (!locked) {
        ui_->testSiteSaid->setText(readable
                                       ? tr("Une adresse qui demande un certificat. Votre clé n’y est présentée que si vous la testez.")
                                       : tr("L’adresse commence par https:// et ne contient ni nom ni mot de passe."));
    }
    return readable && !(named && ui_->proxyAddress->text().trimmed().isEmpty());
}

bool SettingsPage::waitsForRestart() const
{
    return inUse_ && readAtStart(*inUse_) != readAtStart(state_.settings);
}

void SettingsPage::presentTold()
{
    ui_->problem->setVisible(state_.error.has_value());
    if (state_.error) ui_->problem->present(*state_.error);
    const bool later = waitsForRestart();
    ui_->told->setVisible((state_.saved || later) && !state_.error);
    const Said words = message(later ? "settings.restart" : "settings.saved");
    if (state_.saved || later) ui_->told->present(Mood::accepted, words.title, words.next);
    ui_->told->offer(later ? tr("Redémarrer Sceau") : QString());
    if (state_.saved || state_.error) ui_->scroll->verticalScrollBar()->setValue(0); // where it is said
}

void SettingsPage::presentActions()
{
    const bool changed = state_.known && !state_.busy && !changes().empty();
    const bool possible = chosen(*ui_->level) == pades::name(pades::Level::basic) || !linesOf(*ui_->timestamps).empty();
    restyle(*ui_->levelSaid, "type", possible ? QStringLiteral("small") : QStringLiteral("problem"));
    const bool reachable = presentNetwork();
    ui_->save->setEnabled(changed && possible && reachable);
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
