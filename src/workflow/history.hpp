#pragma once

#include "base/progress.hpp"
#include "pades/augment.hpp"
#include "support/level_authorities.hpp"
#include "workflow/background.hpp"
#include "workflow/file_state.hpp"
#include "workflow/history_file.hpp"
#include "workflow/mailbox.hpp"

#include <QObject>
#include <optional>

/// What was signed on this computer, what has become of it, and what may still be done with it.
namespace sceau::workflow {

struct HistorySettings {
    std::filesystem::path folder;          ///< of HistoryFile
    support::LevelServices services;       ///< whom a higher level needs
    std::vector<pki::Certificate> anchors; ///< where the paths of its evidence end
};

struct HistoryRow {
    HistoryEntry entry;
    FileState state = FileState::unknown;
};

struct HistoryState {
    enum class Done { nothing, raised, copied, exported };

    bool read = false;    ///< whether the list was ever read
    bool looking = false; ///< at the list, or at files
    bool busy = false;    ///< with an action
    std::string stage;    ///< key of resources/text.json while busy
    std::uint64_t done = 0, total = 0;
    bool cancellable = false;
    std::optional<base::Error> error;      ///< of the last action
    std::optional<base::Error> unreadable; ///< an earlier list was set aside and still lies there
    bool stampable = false;                ///< a time-stamping service is set
    Done ended = Done::nothing;            ///< what the last action made …
    std::filesystem::path made;            ///< … and where
};

/// The levels above this one, the nearest first.
[[nodiscard]] std::vector<pades::Level> levelsAbove(pades::Level level);

/// "lettre-B-LTA.pdf" beside "lettre.pdf"; what an earlier raise added to the name makes way.
[[nodiscard]] std::filesystem::path raisedName(const std::filesystem::path& file, pades::Level level);

/// Lives on the thread that made it; no call waits, one action at a time. Rows are named by the digest of their file.
class History : public QObject {
    Q_OBJECT
public:
    explicit History(HistorySettings settings, QObject* parent = nullptr);
    ~History() override; ///< prompt; what is under way ends without a file

    [[nodiscard]] const HistoryState& state() const { return state_; }
    [[nodiscard]] const std::vector<HistoryRow>& rows() const { return rows_; } ///< the newest first

    void look();    ///< reads the list, then looks at every file
    void dismiss(); ///< what the last action said was read
    /// A new file at a higher level, which joins the list. Codes: timestampNowhere, historyFileChanged, fileMissing, those of augment().
    void raise(const std::string& sha256, pades::Level level, const std::filesystem::path& target, bool force);
    void copy(const std::string& sha256, const std::filesystem::path& target, bool force);
    /// The file was moved there. Codes: historyOtherFile, those of reading.
    void find(const std::string& sha256, const std::filesystem::path& file);
    void forget(const std::string& sha256); ///< the file itself stays
    void writeTable(const std::filesystem::path& target, bool force);
    void cancel();

Q_SIGNALS:
    void changed();                                  ///< the state is another one
    void listed();                                   ///< the rows are others
    void looked(const std::vector<std::size_t>& at); ///< these rows' files were looked at

private:
    struct Activity {
        const char* stage;
        bool cancellable = false;
        HistoryState::Done end = HistoryState::Done::nothing;
        std::filesystem::path made{};
    };
    using Work = std::function<base::Status(std::stop_token)>;
    [[nodiscard]] const HistoryEntry* entryOf(const std::string& sha256) const;
    void run(Activity activity, Work work);
    void ended(const Activity& activity, const base::Status& status);
    void fail(const base::Error& error);
    void stopLooking();
    void take(base::Result<HistoryFile::Entries> entries, const std::filesystem::path& setAside);
    void takeStates(const std::vector<std::pair<std::size_t, FileState>>& states);
    [[nodiscard]] base::Progress progress();

    const std::shared_ptr<const HistorySettings> settings_;
    HistoryState state_;
    std::vector<HistoryRow> rows_;
    std::shared_ptr<FileStates> states_ = std::make_shared<FileStates>();
    std::uint64_t looks_ = 0; ///< what an earlier look found is dropped
    std::stop_source looking_, acting_;
    Mailbox letters_{this};
    std::unique_ptr<Background> background_;
};

} // namespace sceau::workflow
