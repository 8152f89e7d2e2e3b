#pragma once

#include "renewal/reminder.hpp"
#include "renewal/window.hpp"

#include <functional>
#include <string>

/// Calendar files (RFC 5545).
namespace sceau::gui {

struct CalendarWords {
    std::string summary, description;
};

/// One day: the renewal of this key opens, with a reminder at nine in the morning.
[[nodiscard]] std::string openingEvent(const renewal::Window& window, base::Instant now, const std::string& summary,
                                       const std::string& description);

/// One day each, as many days before the expiry as renewal::reminderDays says; those that are past are left out. Empty when all are.
/// `key` names the key in a calendar, where the same reminders imported again replace themselves.
[[nodiscard]] std::string expiryReminders(const std::string& key, base::Instant expires, base::Instant now,
                                          const std::function<CalendarWords(int days)>& wordsFor);

} // namespace sceau::gui
