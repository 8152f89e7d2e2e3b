#pragma once

#include <filesystem>

class QWidget;

namespace sceau::gui {

/// Asks for a printer, then prints every page as an image without making the window wait. `window` shows what fails.
void printPdf(QWidget& window, const std::filesystem::path& file);

} // namespace sceau::gui
