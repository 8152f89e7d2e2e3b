#pragma once

#include "gui/place.hpp"
#include "support/settings.hpp"
#include "text/text.hpp"
#include "workflow/renewal.hpp"

#include <QStringList>
#include <optional>
#include <string>

namespace sceau::gui {

/// What the command line says; what it does not say comes from the administrator's settings.
struct Options {
    std::filesystem::path pdf;  ///< to be verified; headless: the dossier that the portal gave
    std::optional<Place> place; ///< where the window opens; none: where it was closed
    bool alone = false;         ///< it names its portal, key, trust or language: such a window is on its own
    std::string portal;
    token::Where where;
    std::vector<std::filesystem::path> trust;
    text::Language language = text::Language::french;
    support::Settings set;          ///< what the administrator and the person set, read once
    bool tray = false;              ///< no window: the icon that reminds
    std::filesystem::path headless; ///< folder of a renewal without a display; empty: a window
    std::filesystem::path pinFile;  ///< headless only
    std::string problem;            ///< usage error or --help: print it and leave with `exit`
    int exit = 0;
};

[[nodiscard]] Options readOptions(const QStringList& arguments);

/// Codes: fileMissing, fileUnreadable, certificateUnreadable (an anchor).
[[nodiscard]] base::Result<workflow::Settings> settingsFor(const Options& options);

} // namespace sceau::gui
