#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sceau::gui {

/// The places of the window where work is done.
enum class Place { key, renewal, history, verification, assistance };

/// "key", "renewal", …: on the command line, between windows and in the file of what is remembered.
[[nodiscard]] std::string name(Place place);
[[nodiscard]] std::optional<Place> placeNamed(std::string_view name);

} // namespace sceau::gui
