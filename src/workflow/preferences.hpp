#pragma once

#include "support/own_settings.hpp"
#include "support/settings.hpp"
#include "workflow/background.hpp"

#include <QObject>

namespace sceau::workflow {

class Mailbox;

/// What a person may set for themselves, as the screen shows it.
struct PreferencesState {
    support::Settings settings;
    bool known = false; ///< the files were read
    bool busy = false;
    bool saved = false;               ///< the last change was written
    std::optional<base::Error> error; ///< of the last change
};

/// The settings of this computer and this person, read and written off the UI thread. No call waits.
class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(QObject* parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] const PreferencesState& state() const { return state_; }

    void read();
    void change(const support::SettingChanges& changes);

Q_SIGNALS:
    void changed();

private:
    void done(const base::Status& status, support::Settings settings);

    std::unique_ptr<Mailbox> letters_;
    Background background_;
    PreferencesState state_;
};

} // namespace sceau::workflow
