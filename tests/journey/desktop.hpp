#pragma once

#include "journey/started.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace sceau::test {

/// A screen, a session bus and the buses of assistive technologies, for one test run alone, where somebody uses a screen reader.
class Desktop {
public:
    Desktop();
    ~Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    /// The package without which there is no such desktop.
    [[nodiscard]] static std::optional<std::string> missingPackage();
    /// The one of this process: libatspi knows one bus in its life.
    [[nodiscard]] static Desktop& shared();

    /// Of a person whose files lie in `home`: this desktop and nothing else of this computer.
    [[nodiscard]] Environment environment(const std::filesystem::path& home) const;
    /// What a window manager does when a window appears: the keyboard is the uppermost one's.
    void giveTheKeyboardToTheWindow() const;
    [[nodiscard]] bool showsAWindow() const;
    /// What its bar's cross does, of the uppermost one.
    void closeTheWindow() const;
    [[nodiscard]] std::string log() const { return folder_ / "log"; }

private:
    void sayThatAScreenReaderRuns() const;

    std::filesystem::path folder_;
    Started screen_, bus_;
    std::string display_, address_;
};

} // namespace sceau::test
