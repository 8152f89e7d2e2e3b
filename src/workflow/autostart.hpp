#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace sceau::workflow {

/// The entry by which a desktop starts a program with each session (XDG Autostart). Every call blocks.
class Autostart {
public:
    /// `folder`: the person's own, ~/.config/autostart.
    Autostart(std::filesystem::path folder, std::filesystem::path program)
        : file_(folder / "fr.sceau.Sceau.desktop"), program_(std::move(program))
    {
    }

    /// Whether it is there and was not switched off by the desktop's own settings.
    [[nodiscard]] bool isOn() const;
    /// Codes: those of writing; programMissing for one whose path no entry can name.
    [[nodiscard]] base::Status set() const;
    [[nodiscard]] base::Status remove() const;
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_, program_;
};

} // namespace sceau::workflow
