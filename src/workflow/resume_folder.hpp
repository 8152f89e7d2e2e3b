#pragma once

#include "workflow/resume.hpp"

namespace sceau::workflow {

/// Where renewals under way are kept: a folder of its owner alone (0700), one file of its owner alone (0600) per order.
/// An empty path keeps nothing.
class ResumeFolder {
public:
    explicit ResumeFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] base::Status save(const Resume& resume) const;
    void remove(const Resume& resume) const;

    /// The renewals under way of this key. What is broken or older than 90 days is deleted; what another account could have written is
    /// left alone; both are logged with Code::resumeUnreadable.
    [[nodiscard]] std::vector<Resume> of(const KeyIdentity& key, base::Instant now) const;

private:
    [[nodiscard]] std::filesystem::path fileOf(const Resume& resume) const;
    std::filesystem::path folder_;
};

} // namespace sceau::workflow
