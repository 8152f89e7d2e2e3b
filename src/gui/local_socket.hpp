#pragma once

#include "base/child.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace sceau::gui {

/// A stream socket of this computer under a file's name. (Qt has one, too, in a library that every start would pay for.)
class LocalSocket {
public:
    /// Whatever lay under that name makes way. Never blocks. Empty: there can be none, for instance because the name is too long.
    [[nodiscard]] static std::optional<LocalSocket> listeningAt(const std::filesystem::path& name);
    /// Each of its calls waits for `patience` at most.
    [[nodiscard]] static std::optional<LocalSocket> connectedTo(const std::filesystem::path& name, std::chrono::milliseconds patience);

    /// The next one who connected, whose socket does not block; empty: nobody.
    [[nodiscard]] std::optional<LocalSocket> accepted() const;
    /// Whether the other side runs under this account, as the kernel says.
    [[nodiscard]] bool isOwnAccount() const;
    [[nodiscard]] int get() const { return descriptor_.number(); }

private:
    explicit LocalSocket(int descriptor) : descriptor_(descriptor) {}

    base::Descriptor descriptor_;
};

} // namespace sceau::gui
