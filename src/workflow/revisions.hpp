#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

namespace sceau::workflow {

class Background;
class Mailbox;

/// Files as they were when they were signed, for a view. No call waits; the last one that was asked for is answered.
class Revisions : public QObject {
    Q_OBJECT
public:
    explicit Revisions(QObject* parent = nullptr);
    ~Revisions() override; ///< the copies go

    void ask(const std::filesystem::path& file, std::uint64_t end); ///< the first `end` bytes
    void forget();                                                  ///< nothing is awaited any more

Q_SIGNALS:
    /// The file itself where nothing follows; empty when it cannot be read any more.
    void ready(const std::filesystem::path& revision);

private:
    class Folder;
    std::shared_ptr<Folder> folder_;
    std::unique_ptr<Mailbox> letters_;
    std::unique_ptr<Background> background_;
    std::uint64_t turn_ = 0;
};

} // namespace sceau::workflow
