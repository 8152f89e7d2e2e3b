#pragma once

#include "base/whole_file.hpp"
#include "pades/augment.hpp"
#include "pdf/update.hpp"

#include <variant>

namespace sceau::pades {

/// A document with updates that has no name yet.
class Raised {
public:
    using Step = std::variant<base::WholeFile, pdf::PreparedSignature>;

    Raised(Step step, Augmented what) : step_(std::move(step)), what_(what) {}
    [[nodiscard]] const std::filesystem::path& temporary() const;
    [[nodiscard]] base::Status commit();
    [[nodiscard]] const Augmented& what() const { return what_; }

private:
    Step step_;
    Augmented what_;
};

/// augment() of a file that needs no second look, up to its name: what sign() does with what it has just signed. `before`: the level that
/// all its signatures are known to have.
[[nodiscard]] base::Result<Raised> raise(const std::filesystem::path& input, const std::filesystem::path& output, Level before,
                                         const AugmentOptions& options, std::stop_token stop, const base::Progress& progress);

} // namespace sceau::pades
