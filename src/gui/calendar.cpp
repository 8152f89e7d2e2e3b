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

} // namespace

std::string openingEvent(const renewal::Window& window, base::Instant now, const std::string& summary, const std::string& description)
{
    const std::string day = compact(renewal::parisDate(window.opens));
    const auto next = std::chrono::sys_days(renewal::parisDate(window.opens)) + std::chrono::days(1);
    std::string event = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sceau//FR\r\nBEGIN:VEVENT\r\n";
    event += folded("UID:sceau-" + compact(window.closes) + "@localhost");
    event += folded("DTSTAMP:" + compact(now));
    event += folded("DTSTART;VALUE=DATE:" + day);
    event += folded("DTEND;VALUE=DATE:" + compact(renewal::ParisDate(next)));
    event += folded("SUMMARY:" + escaped(summary));
    event += folded("DESCRIPTION:" + escaped(description));
    event += "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=START:PT9H\r\n";
    event += folded("DESCRIPTION:" + escaped(summary));
    return event + "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

} // namespace sceau::gui
