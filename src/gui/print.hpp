#pragma once

#include <filesystem>
#include <memory>

class QPrinter;
class QWidget;

namespace sceau::gui {

/// Asks for a printer, then prints every page as an image off the window's thread, with its progress and a way out. `window` shows what
/// fails.
void printPdf(QWidget& window, const std::filesystem::path& file);

/// The same on a printer that was chosen already.
void printPdfOn(std::shared_ptr<QPrinter> printer, QWidget& window, const std::filesystem::path& file);

} // namespace sceau::gui
