#pragma once

#include "workflow/renewal.hpp"

#include <atomic>

namespace sceau::workflow {

class Background;
class Mailbox;

/// What the disk, which may be slow, says of the file that the signed PDF is to be. No call waits.
class TargetLook : public QObject {
    Q_OBJECT
public:
    explicit TargetLook(QObject* parent = nullptr);
    ~TargetLook() override;

    void propose(const std::string& name);          ///< a free name in the person's documents folder, else at home
    void look(const std::filesystem::path& target); ///< of several asked for at once only the last is answered

Q_SIGNALS:
    void proposed(const std::filesystem::path& target);
    void looked(const std::filesystem::path& target, bool there);

private:
    std::unique_ptr<Mailbox> letters_;
    std::unique_ptr<Background> background_;
    std::shared_ptr<std::atomic<std::uint64_t>> last_; ///< look that was asked for
};

/// What the signed PDF of this renewal is called, without an ending: "dossier-425490-signe".
[[nodiscard]] std::string targetName(const Snapshot& snapshot);

/// A name that is free: "dossier-425490-signe.pdf", "dossier-425490-signe (2).pdf" … Asks the disk.
[[nodiscard]] std::filesystem::path freeTarget(const std::string& name, const std::filesystem::path& folder);

} // namespace sceau::workflow
