#pragma once

#include "cli/options.hpp"
#include "portal/portal.hpp"

#include <memory>

namespace sceau::cli {

/// Qt's SQL drivers are plugins and want an application object: made by the commands that need them, so that the others start fast.
void allowSql();

void portalOption(CLI::App& app, std::string& where, const Console& console);

/// --portal, else the settings'; null when neither names one.
[[nodiscard]] base::Result<std::unique_ptr<portal::Portal>> portalIfAny(const std::string& where);
/// The same, required. Exit status 2 when none is named.
[[nodiscard]] base::Result<std::unique_ptr<portal::Portal>> openPortal(const std::string& where, const Console& console);

} // namespace sceau::cli
