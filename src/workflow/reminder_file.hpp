#pragma once

#include "base/clock.hpp"
#include "renewal/reminder.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace sceau::workflow {

/// All that is remembered of a key for its reminders: when it expires, and the last reminder that was told.
struct RememberedKey {
    base::Instant expires;
    int told = renewal::toldNothing; ///< one of renewal::reminderDays, toldNothing or toldEnough
    friend bool operator==(const RememberedKey&, const RememberedKey&) = default;
};
using RememberedKeys = std::vector<RememberedKey>;

/// Sorted by expiry. What a person sees now is told: reminders begin with the next one. Keys that have expired make way, and the first ones
/// where there are too many.
[[nodiscard]] RememberedKeys withKey(RememberedKeys keys, base::Instant expires, base::Instant now);

[[nodiscard]] std::string toJson(const RememberedKeys& keys);
/// Code::importInvalid for what toJson() would not have written.
[[nodiscard]] base::Result<RememberedKeys> parseRememberedKeys(std::string_view text);

/// That list, in a folder of its owner alone (0700): one file of its owner alone (0600), written whole. Several programs may change it.
/// That it is there is the person's wish to be reminded. Every call blocks.
class ReminderFile {
public:
    explicit ReminderFile(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] bool isThere() const; ///< and nobody else's

    /// Codes: those of reading; importInvalid for one that is not ours or not such a list.
    [[nodiscard]] base::Result<RememberedKeys> read() const;
    /// Reads, changes, writes, while no other program does; an unreadable list begins anew. Codes: those of writing.
    [[nodiscard]] base::Status change(const std::function<void(RememberedKeys&)>& how) const;
    /// Codes: those of writing; nothing to remove is no failure.
    [[nodiscard]] base::Status remove() const;

private:
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "keys.json"; }

    std::filesystem::path folder_;
};

} // namespace sceau::workflow
