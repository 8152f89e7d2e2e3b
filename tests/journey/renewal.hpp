#pragma once

#include "cli/demo.hpp"
#include "journey/desktop.hpp"
#include "journey/screen_reader.hpp"

#include <functional>

namespace sceau::test {

/// Where the window says that one is.
struct Place {
    int step = 0;      ///< 1 to 8; 0: outside of the renewal
    std::string name;  ///< "Étape 2 sur 8 : Code PIN"
    Accessible page{}; ///< that of the renewal
};

/// The real window on a demonstration of its own, renewed by a person who has a screen reader.
class Renewal {
public:
    /// `added` to the program's environment, `options` to its command line (one given twice: the last counts).
    explicit Renewal(const Environment& added = {}, const std::vector<std::string>& options = {});

    [[nodiscard]] ScreenReader& reader() { return *reader_; }
    [[nodiscard]] const cli::test::Demo& demo() const { return demo_; }
    [[nodiscard]] std::string pin() const;
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }
    [[nodiscard]] std::filesystem::path home() const { return demo_.path("home"); }
    [[nodiscard]] pid_t process() const { return program_.process(); }

    [[nodiscard]] Place place() const;

    /// One step each; each begins where the one before ends.
    void openTheRenewal();
    void leaveKey();
    void typePin();
    void activate();
    void leaveEligibility();
    void certifyIdentity();
    void fillContact();
    void confirmContact();
    void readDossier();
    void sign();

    using Met = std::function<void(const std::string& step)>;
    /// All of them, from the key to the signed PDF. `met` hears of each screen before anything is done on it.
    void goThrough(const Met& met = {});
    int close();

    /// Waits until the window shows this step.
    void arriveAt(int step) const;

private:
    void next(const std::string& action = "Suivant");

    cli::test::Demo demo_;
    std::filesystem::path target_;
    Started program_;
    std::unique_ptr<ScreenReader> reader_;
};

} // namespace sceau::test
