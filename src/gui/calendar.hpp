#pragma once

#include "renewal/window.hpp"

#include <string>

namespace sceau::gui {

/// One day in a calendar (RFC 5545): the renewal of this key opens, with a reminder at nine in the morning.
[[nodiscard]] std::string openingEvent(const renewal::Window& window, base::Instant now, const std::string& summary,
                                       const std::string& description);

} // namespace sceau::gui
