#pragma once

#include <filesystem>

class QFileDialog;
class QString;

/// One folder for all file dialogs: each opens where the last one ended.
namespace sceau::gui {

[[nodiscard]] std::filesystem::path recentFolder();
void setRecentFolder(const std::filesystem::path& folder);

/// A file's name without a folder, in the recent one.
[[nodiscard]] QString inRecentFolder(const QString& name);

/// Where this dialog ends, if anything is chosen, the next one opens.
void followFolder(QFileDialog& dialog);

} // namespace sceau::gui
