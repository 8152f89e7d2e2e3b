#include "workflow/scratch.hpp"

#include "base/whole_file.hpp"

#include <QDir>
#include <algorithm>
#include <cctype>

namespace sceau::workflow {
namespace {

std::string fileName(std::string_view name)
{
    std::string safe{name};
    std::replace_if(
        safe.begin(), safe.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '-');
    return safe + ".pdf";
}

} // namespace

base::Result<std::filesystem::path> Scratch::keep(std::string_view name, base::BytesView pdf)
{
    const std::lock_guard lock(mutex_);
    if (!folder_) folder_.emplace(QDir::tempPath() + QStringLiteral("/sceau-XXXXXX"));
    if (!folder_->isValid()) return base::fail(base::Code::folderReadOnly, "Scratch");

    const auto file = std::filesystem::path{folder_->path().toStdString()} / fileName(name);
    auto written = base::writeFile(file, pdf, base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
    if (!written) return tl::unexpected(written.error());
    return file;
}

} // namespace sceau::workflow
