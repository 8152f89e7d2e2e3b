#pragma once

#include "workflow/verification.hpp"

/// Lists of verified files as a window would show them, without a thread or a process.
namespace sceau::snapshots {

struct Verified {
    workflow::VerificationState state;
    std::vector<workflow::ListedFile> files;

    void add(const std::filesystem::path& path, std::optional<review::FileReview> review);
};

/// A file of one signature, judged that way.
[[nodiscard]] review::FileReview judgedFile(const std::string& signer, pades::Indication indication, const std::string& subIndication = {},
                                            std::optional<base::Code> code = {});

/// Every verdict, and a file that is not judged yet; of the rejected one there is a page.
[[nodiscard]] const Verified& verified();
[[nodiscard]] const Verified& underWay();
[[nodiscard]] const Verified& stopped();
[[nodiscard]] const Verified& noAuthority();
[[nodiscard]] const Verified& reported();
[[nodiscard]] const Verified& listingFailed();
[[nodiscard]] const Verified& brokenOff();

/// Of verified(): what the detail pane shows.
constexpr int acceptedRow = 0, pendingRow = 3, rejectedRow = 4, severalRow = 5, unsignedRow = 6, unreadableRow = 7, waitingRow = 8;

} // namespace sceau::snapshots
