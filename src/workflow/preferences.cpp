#include "workflow/preferences.hpp"

#include "base/log.hpp"
#include "workflow/mailbox.hpp"

namespace sceau::workflow {

Preferences::Preferences(QObject* parent) : QObject(parent), letters_(std::make_unique<Mailbox>(this)) {}

Preferences::~Preferences()
{
    letters_->close();
}

void Preferences::read()
{
    background_.post([this, letters = *letters_](Workbench&, const std::stop_token&) {
        letters.post([this, settings = support::settings()] {
            state_.settings = settings;
            state_.known = true;
            Q_EMIT changed();
        });
    });
}

void Preferences::change(const support::SettingChanges& changes)
{
    if (state_.busy) return;
    state_.busy = true;
    state_.saved = false;
    state_.error.reset();
    background_.post([this, changes, letters = *letters_](Workbench&, const std::stop_token&) {
        const auto status = support::changeOwnSettings(changes);
        letters.post([this, status, settings = support::settings()] { done(status, settings); });
    });
    Q_EMIT changed();
}

void Preferences::done(const base::Status& status, support::Settings settings)
{
    state_.busy = false;
    state_.saved = status.has_value();
    if (!status) {
        base::log(status.error());
        state_.error = status.error();
    }
    state_.settings = std::move(settings);
    Q_EMIT changed();
}

} // namespace sceau::workflow
