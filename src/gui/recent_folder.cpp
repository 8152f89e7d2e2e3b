#include "gui/recent_folder.hpp"

#include "gui/words.hpp"

#include <QFileDialog>

namespace sceau::gui {

namespace {

std::filesystem::path& kept()
{
    static std::filesystem::path folder;
    return folder;
}

} // namespace

std::filesystem::path recentFolder()
{
    return kept();
}

void setRecentFolder(const std::filesystem::path& folder)
{
    kept() = folder;
}

QString inRecentFolder(const QString& name)
{
    const bool placed = kept().empty() || pathOf(name).is_absolute();
    return placed ? name : said(kept() / pathOf(name));
}

void followFolder(QFileDialog& dialog)
{
    QObject::connect(&dialog, &QDialog::accepted, &dialog, [&dialog] { setRecentFolder(pathOf(dialog.directory().absolutePath())); });
}

} // namespace sceau::gui
