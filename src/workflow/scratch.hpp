#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <QTemporaryDir>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>

namespace sceau::workflow {

/// A temporary folder of its owner alone, made when first needed and gone with this object: the issued dossier for the viewer, a file
/// signed earlier. Usable from several threads.
class Scratch {
public:
    /// Writes `pdf` as "<name>.pdf" (letters, digits and dashes of `name`), readable by its owner alone; replaces an earlier one.
    [[nodiscard]] base::Result<std::filesystem::path> keep(std::string_view name, base::BytesView pdf);

private:
    std::mutex mutex_;
    std::optional<QTemporaryDir> folder_;
};

} // namespace sceau::workflow
