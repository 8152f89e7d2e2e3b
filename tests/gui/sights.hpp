#pragma once

#include "gui/main_window.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sceau::test {

/// A screen that a person may meet: how a window comes to show it.
struct Sight {
    std::string name; ///< of letters, digits and underscores
    std::function<void(gui::MainWindow&)> show;
};

/// All of them, of every place.
[[nodiscard]] const std::vector<Sight>& sights();

void PrintTo(const Sight& sight, std::ostream* out);

} // namespace sceau::test
