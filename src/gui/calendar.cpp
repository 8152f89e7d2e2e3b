#include "gui/calendar.hpp"

#include <cstdio>

namespace sceau::gui {

namespace {

std::string compact(renewal::ParisDate date)
{
    char text[16];
    std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text;
}

std::string compact(base::Instant time)
{
    std::string text = base::rfc3339(time);
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

std::string escaped(const std::string& text)
{
    std::string result;
    for (char c : text) {
        if (c == ',' || c == ';' || c == '\\') result += '\\';
        if (c == '\n') {
            result += "\\n";
        } else {
            result += c;
        }
    }
    return result;
}

/// At most 75 bytes a line, never inside a character.
std::string folded(const std::string& line)
{
    constexpr std::size_t limit = 73;
    std::string result;
    std::size_t width = 0;
    for (char c : line) {
        const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (width >= limit && starts) {
            result += "\r\n ";
            width = 1;
        }
        result += c;
        ++width;
    }
    return result + "\r\n";
}

/// One day, with a reminder at nine in the morning.
std::string dayEvent(const std::string& name, renewal::ParisDate day, base::Instant now, const CalendarWords& words)
{
    const auto next = std::chrono::sys_days(day) + std::chrono::days(1);
    std::string event = "BEGIN:VEVENT\r\n";
    event += folded("UID:sceau-" + name + "@localhost");
    event += folded("DTSTAMP:" + compact(now));
    event += folded("DTSTART;VALUE=DATE:" + compact(day));
    event += folded("DTEND;VALUE=DATE:" + compact(renewal::ParisDate(next)));
    event += folded("SUMMARY:" + escaped(words.summary));
    event += folded("DESCRIPTION:" + escaped(words.description));
    event += "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=START:PT9H\r\n";
    event += folded("DESCRIPTION:" + escaped(words.summary));
    return event + "END:VALARM\r\nEND:VEVENT\r\n";
}

std::string calendarOf(const std::string& events)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sceau//FR\r\n" + events + "END:VCALENDAR\r\n";
}

} // namespace

std::string openingEvent(const renewal::Window& window, base::Instant now, const std::string& summary, const std::string& description)
{
    return calendarOf(dayEvent(compact(window.closes), renewal::parisDate(window.opens), now, {summary, description}));
}

std::string expiryReminders(const std::string& key, base::Instant expires, base::Instant now,
                            const std::function<CalendarWords(int days)>& wordsFor)
{
    std::string events;
    for (const int days : renewal::reminderDays) {
        if (renewal::daysLeft(now, expires) <= days) continue;
        const auto day = std::chrono::sys_days(renewal::parisDate(expires)) - std::chrono::days(days);
        events += dayEvent(key + "-" + std::to_string(days), renewal::ParisDate(day), now, wordsFor(days));
    }
    return events.empty() ? events : calendarOf(events);
}

} // namespace sceau::gui
