#pragma once

#include "workflow/preferences.hpp"

#include <QWidget>
#include <memory>

class QComboBox;
class QPlainTextEdit;

namespace Ui {
class SettingsPage;
}

namespace sceau::gui {

class Prose;

/// « Réglages »: what a person sets for themselves. A key that the administrator locks is shown, and why it cannot be changed.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);
    ~SettingsPage() override;

    void drive(workflow::Preferences& preferences); ///< which outlives the page
    void present(const workflow::PreferencesState& state);
    void enter();     ///< the files are read anew
    void enterSite(); ///< the same, for somebody who was sent to set the site that tests the key

    /// What the person changed, by key, and has not saved.
    [[nodiscard]] support::SettingChanges changes() const;

Q_SIGNALS:
    void themeChosen(const std::string& theme);
    void restartAsked();

private:
    void fill();
    void goToWanted();
    void presentField(const char* key, QWidget& input, Prose& said, const QString& hint);
    void presentFields();
    [[nodiscard]] bool presentNetwork();
    [[nodiscard]] bool waitsForRestart() const;
    void presentTold();
    void presentActions();
    void choosePortal();
    [[nodiscard]] std::optional<std::string> proxy() const; ///< as the settings have it

    std::unique_ptr<Ui::SettingsPage> ui_;
    workflow::Preferences* preferences_ = nullptr;
    workflow::PreferencesState state_;
    std::optional<support::Settings> inUse_; ///< as they were first read
    QWidget* wanted_ = nullptr;              ///< gets the focus once the settings are known; until then nothing can be used
};

} // namespace sceau::gui
