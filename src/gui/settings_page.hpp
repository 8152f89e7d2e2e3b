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
    void enter(); ///< the files are read anew

    /// What the person changed, by key, and has not saved.
    [[nodiscard]] support::SettingChanges changes() const;

Q_SIGNALS:
    void themeChosen(const std::string& theme);

private:
    void fill();
    void presentField(const char* key, QWidget& input, Prose& said, const QString& hint);
    void presentFields();
    void presentTold();
    void presentActions();
    void choosePortal();

    std::unique_ptr<Ui::SettingsPage> ui_;
    workflow::Preferences* preferences_ = nullptr;
    workflow::PreferencesState state_;
};

} // namespace sceau::gui
