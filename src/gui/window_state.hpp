#pragma once

#include "base/result.hpp"
#include "gui/place.hpp"

#include <QRect>
#include <filesystem>
#include <vector>

namespace sceau::gui {

/// How a person left the window, for the next time they open it.
struct WindowState {
    QRect frame; ///< when it is not maximised: its corner on the desktop and its size; null: nothing is known
    bool maximised = false;
    Place place = Place::key;
    std::filesystem::path folder; ///< of the last file dialog; empty: none
    friend bool operator==(const WindowState&, const WindowState&) = default;
};

[[nodiscard]] std::string toJson(const WindowState& state);
/// What is not exactly such a state is none: WindowState{}.
[[nodiscard]] WindowState parseWindowState(std::string_view text);

/// $XDG_STATE_HOME/sceau/window.json, ~/.local/state/…; empty when there is no home.
[[nodiscard]] std::filesystem::path windowStateFile();
/// Both block, and so belong before the first picture and after the last one.
[[nodiscard]] WindowState readWindowState(const std::filesystem::path& file);
[[nodiscard]] base::Status writeWindowState(const std::filesystem::path& file, const WindowState& state);

/// The frame as these screens (their usable parts) can show it: no larger than its screen, and null when hardly anything of it, or not the
/// bar by which one moves it, is left on any of them.
[[nodiscard]] QRect fitting(const QRect& frame, const std::vector<QRect>& screens);

} // namespace sceau::gui
