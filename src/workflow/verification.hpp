#pragma once

#include "base/clock.hpp"
#include "renewal/eligibility.hpp"
#include "review/pace.hpp"
#include "review/reports.hpp"
#include "review/verifier.hpp"
#include "support/settings.hpp"
#include "workflow/kept_review.hpp"

#include <QObject>
#include <memory>
#include <unordered_map>

/// Signatures of many files judged for a window, without widgets.
namespace sceau::workflow {

class Background;
class Mailbox;

/// Any signed PDF (ETSI EN 319 102-1), or the strict rules of renewal dossiers.
enum class Rules { etsi, dossier };

struct VerificationSettings {
    std::vector<pki::Certificate> anchors;
    std::vector<support::TrustedListFile> trustedLists; ///< whose services are believed, too; read anew for each run
    std::string portal;                                 ///< for the rules of dossiers: a file or URL; empty: none
    std::optional<review::Online> online;
    base::Clock clock;
    renewal::Limits limits;
    text::Language language = text::Language::french; ///< of reports
};

/// A file of the list; without a review it was not judged yet.
struct ListedFile {
    std::filesystem::path path;
    std::shared_ptr<const KeptReview> kept;
};

struct VerificationState {
    Rules rules = Rules::etsi;
    bool offline = false;
    bool anchored = false;  ///< there are authorities to believe
    bool hasPortal = false; ///< there is a portal to compare dossiers with
    bool listing = false;   ///< folders are looked through
    bool judging = false;   ///< files are judged
    bool reporting = false; ///< a report is written
    bool stopped = false;   ///< a person or a failure ended what was under way
    review::Pace pace;      ///< while judging
    std::size_t files = 0;
    std::map<review::Verdict, std::size_t> counts;
    std::vector<base::Error> problems; ///< paths that could not be listed, trusted lists that are out of date, of the last time
    bool nothingFound = false;         ///< nor was there any file, the last time
    std::optional<base::Error> error;  ///< of the last action
    std::filesystem::path report;      ///< just written

    [[nodiscard]] bool busy() const { return listing || judging || reporting; }
    [[nodiscard]] std::size_t judged() const;
    [[nodiscard]] std::size_t count(review::Verdict verdict) const;
};

/// No call waits. Files are listed and judged on threads of their own, in processes of their own.
class Verification : public QObject {
    Q_OBJECT
public:
    explicit Verification(VerificationSettings settings, QObject* parent = nullptr);
    ~Verification() override; ///< prompt: what is under way is told to stop and left to itself

    [[nodiscard]] const VerificationState& state() const { return state_; }
    [[nodiscard]] const std::vector<ListedFile>& files() const { return files_; }

    void add(const std::vector<std::filesystem::path>& paths); ///< files, and the *.pdf of folders; those listed already are judged anew
    void resume();                                             ///< what was not judged is
    void judgeAgain();                                         ///< everything is
    void setRules(Rules rules);                                ///< everything is judged anew when they are others
    void setOffline(bool offline);
    void cancel(); ///< what was judged stays
    void clear();  ///< the list is empty again
    /// A report on what was judged; an existing file is replaced. Nothing while busy.
    void writeReport(review::ReportKind kind, const std::filesystem::path& file);

Q_SIGNALS:
    void changed();                                      ///< the state is another one
    void listed();                                       ///< files were added at the end
    void judged(const std::vector<std::size_t>& places); ///< these files have another review, or none any more
    void cleared();

private:
    /// A file's place in the run, and its review.
    using Reviewed = std::pair<std::size_t, std::shared_ptr<const KeptReview>>;

    void begin();
    void found(const std::vector<std::filesystem::path>& files, const std::vector<base::Error>& problems);
    void judgeOn();
    void keep(std::size_t place, std::shared_ptr<const KeptReview> kept);
    void take(const std::vector<Reviewed>& batch);
    void ended(const base::Result<std::vector<base::Error>>& told);
    void reported(const std::filesystem::path& file, const base::Status& status);
    void forget(const std::vector<std::size_t>& places);
    void stop();
    void tell();
    [[nodiscard]] review::BatchSummary summary() const;

    VerificationSettings settings_;
    std::unique_ptr<Mailbox> letters_;
    std::unique_ptr<Background> lister_, judge_;
    VerificationState state_;
    std::vector<ListedFile> files_;
    std::unordered_map<std::string, std::size_t> places_; ///< by path
    std::vector<std::size_t> run_;                        ///< the files that are being judged
    std::size_t listings_ = 0;                            ///< under way
    std::size_t judgedInRun_ = 0;
    std::uint64_t turn_ = 0, listingTurn_ = 0; ///< answers of an earlier turn are dropped
    base::Instant at_{};
    std::chrono::milliseconds duration_{};
    std::chrono::steady_clock::time_point began_;
};

} // namespace sceau::workflow
