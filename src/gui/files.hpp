#pragma once

#include "workflow/renewal.hpp"

#include <functional>

class QString;
class QWidget;

namespace sceau::gui {

/// Asks where a file goes, in the recent folder unless `proposed` names another; the dialog asks before one is replaced.
void askWhere(QWidget& window, const QString& title, const std::filesystem::path& proposed,
              std::function<void(const std::filesystem::path&)> then);

/// Asks where a copy of the signed PDF (else of the paper dossier) goes, and has it written.
void askWhereToCopy(QWidget& window, workflow::Renewal& renewal);

/// Asks where the calendar entry of the day the renewal opens goes, and writes it.
void saveOpeningEvent(QWidget& window, const workflow::Snapshot& snapshot);

/// Asks where the reminders before this key expires go, and writes them.
void saveReminders(QWidget& window, const workflow::Snapshot& snapshot, base::Instant now);

/// Shows a failure that belongs to no step, without waiting for it to be read.
void showFailure(QWidget& window, const base::Error& error);

} // namespace sceau::gui
