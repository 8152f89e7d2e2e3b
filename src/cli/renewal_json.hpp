#pragma once

#include "cli/json.hpp"
#include "portal/portal.hpp"
#include "renewal/eligibility.hpp"
#include "text/text.hpp"

/// The directory and the orders in the shapes of docs/cli.md.
namespace sceau::cli {

[[nodiscard]] Json jsonOf(const renewal::Eligibility& eligibility, text::Language language);
[[nodiscard]] Json jsonOf(const renewal::Order& order);
[[nodiscard]] Json jsonOf(const renewal::DirectoryEntry& entry);
[[nodiscard]] Json jsonOf(const portal::Event& event);

} // namespace sceau::cli
