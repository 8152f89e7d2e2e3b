#pragma once

#include "base/clock.hpp"
#include "base/secret.hpp"
#include "pades/verify.hpp"
#include "renewal/contact.hpp"
#include "renewal/eligibility.hpp"
#include "support/level_authorities.hpp"
#include "workflow/key_search.hpp"

#include <QObject>
#include <filesystem>
#include <map>
#include <memory>

namespace sceau::token {
class Keys;
}

/// The renewal as explicit states, without widgets: window and command line drive the same one.
namespace sceau::workflow {

enum class Step { key, pin, eligibility, identity, contact, dossier, signing, done };

struct Settings {
    std::string portal;                                 ///< file or URL; empty: none configured
    token::Where where;                                 ///< --module, --token
    std::vector<pki::Certificate> anchors;              ///< for the check of what was just signed
    std::vector<support::TrustedListFile> trustedLists; ///< for verifications: whose services are believed, too
    std::filesystem::path resumeFolder;                 ///< 0700; a renewal under way is one 0600 file in it
    std::filesystem::path historyFolder;                ///< of HistoryFile: what was signed joins that list; empty: nothing is kept
    base::Clock clock;
    renewal::Limits limits;
    std::chrono::milliseconds patience{8'000};                    ///< with a key, before a person is offered to stop waiting
    std::map<std::filesystem::path, token::UnblockStyle> unblock; ///< by module: how its PUK unblocks, where it was set
    pades::Level level = pades::Level::basic;                     ///< of the signature
    support::LevelServices services;                              ///< for levels above B-B
    std::string testSite;                                         ///< support::Settings::testSite
};

/// Everything a screen shows: copied, never shared with a worker.
struct Snapshot {
    Step step = Step::key;
    bool busy = false; ///< something runs off the UI thread
    std::string stage; ///< key of resources/text.json while busy
    std::uint64_t done = 0, total = 0;
    bool cancellable = false;
    std::optional<base::Error> error; ///< the last failure of this step; cleared by the next action

    KeyState key = KeyState::searching;
    std::optional<token::Readers> readers; ///< empty until PC/SC was asked
    std::vector<token::Token> tokens;
    std::vector<token::DriverProblem> driverProblems;
    std::optional<token::Token> token;      ///< the chosen one
    std::optional<std::size_t> certificate; ///< of token->certificates: the signing certificate
    std::vector<renewal::Order> orders;     ///< of this certificate
    std::optional<renewal::Order> order;
    std::optional<renewal::DirectoryEntry> entry;
    std::optional<renewal::PortalKind> portal;
    std::optional<std::filesystem::path> givenPdf; ///< no order: the PDF the portal gave

    bool activated = false; ///< the PIN was proven for this key
    std::optional<renewal::Eligibility> eligibility;
    bool review = false; ///< eligible "unknown": the dossier is marked
    bool identityAccepted = false;
    renewal::Contact contact;
    bool contactConfirmed = false;
    std::string dossierId;
    std::filesystem::path dossierFile; ///< the issued bytes, for the viewer; temporary, owner only
    std::uint64_t dossierPages = 0;
    bool dossierRead = false;                       ///< "J'ai bien pris connaissance…"
    pades::Level wantedLevel = pades::Level::basic; ///< the settings'
    pades::Level level = pades::Level::basic;       ///< to sign at: B-B this time, where a person chose it
    bool levelRefused = false;                      ///< `error` says why the level is out of reach: checkLevel() or settleForBasic()
    std::filesystem::path target;
    std::optional<pades::FileReport> report; ///< of the signed file
    std::optional<base::Error> shortfall;    ///< why that file has not the level that was asked for
    bool recorded = false;                   ///< the portal knows of the signature; signed but not recorded: recordAgain()
    std::filesystem::path signedFile;        ///< key step, orderSigned: what was signed earlier; temporary, owner only
    bool resumed = false;                    ///< this renewal continues an earlier one
    bool paper = false;
    bool keyRemoved = false; ///< reinsert it; nothing typed is lost
    bool keyLent = false;    ///< its PIN is being changed: no step that needs one begins
};

/// Lives on the thread that made it; no call waits. One action at a time: while Snapshot::busy every other one does nothing, except
/// draftContact() and cancel(). activate(), confirmContact() and sign() lead to the next step by themselves when they succeed.
/// Above B-B the signing step begins with checkLevel(), before a PIN is typed for nothing.
class Renewal : public QObject {
    Q_OBJECT
public:
    explicit Renewal(Settings settings, QObject* parent = nullptr);
    ~Renewal() override; ///< prompt, also with a dead module; what was typed is kept

    [[nodiscard]] const Snapshot& snapshot() const;

    void start(); ///< watches readers and looks for keys; resumes a renewal of the key that is found
    void refresh();
    void chooseToken(std::size_t index);
    void chooseOrder(const std::string& number);
    /// No order: sign the PDF the portal gave. It may be offered before a key is there; an order that is found goes first.
    void useGivenPdf(const std::filesystem::path& pdf);

    /// One C_Login. `lastTry`: the person agreed to spend the last try.
    void activate(base::Secret pin, bool lastTry);
    void acceptIdentity(bool accepted);
    void draftContact(const renewal::Contact& contact); ///< kept for a resume while it is typed; silent, changed() is not emitted
    /// "Vous ne pourrez plus modifier ces informations" was agreed: composes and issues the dossier. Contact must be ok.
    void confirmContact(const renewal::Contact& contact);
    void correctContact(); ///< "Corriger": cancels this version, back to the contact step
    void setDossierRead(bool read);
    void checkLevel();     ///< again: whether the services that the level needs answer
    void settleForBasic(); ///< levelRefused: this signature is made at B-B, and its level raised later
    void sign(const std::filesystem::path& target, bool force, base::Secret pin, bool lastTry);

    void next(); ///< to the next step when this one is complete; otherwise nothing
    void back();
    void cancel();      ///< of what runs; a signature under way is abandoned, not killed; once made, it is kept at the level it has
    void printPaper();  ///< composes if needed; then Snapshot::dossierFile is the paper dossier
    void recordPaper(); ///< the person decided to post it: the portal is told
    void recordAgain(); ///< the file is signed, the portal did not answer then
    void finish();      ///< the renewal ended: the resume file goes, the search for a key begins anew
    void saveCopy(const std::filesystem::path& target, bool force); ///< of the signed file, else of the paper dossier

    /// For what is done to the key beside the renewal: the same keys, so that one call comes after the other.
    [[nodiscard]] const std::shared_ptr<token::Keys>& keys() const;
    [[nodiscard]] const Settings& settings() const;
    void lendKey(bool lent);
    void lookAgain(); ///< keys and the states of their PINs are read anew; nothing that was chosen or typed is lost

Q_SIGNALS:
    void changed();     ///< the snapshot is another one
    void keysChanged(); ///< readers or keys changed (the key page listens)

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether a PDF that is offered now would be signed with the key that is there, or with the next one.
[[nodiscard]] bool takesGivenPdf(const Snapshot& snapshot);

/// Whether a PIN is being used.
[[nodiscard]] bool usesPin(const Snapshot& snapshot);

/// Whether somebody else works with the key, for one to whom it may be lent: `ours` says that it is.
[[nodiscard]] bool usedElsewhere(const Snapshot& snapshot, bool ours);

/// The key of this module and name as it was last seen in a reader, or null.
[[nodiscard]] const token::Token* inReader(const Snapshot& snapshot, const token::Token& token);

/// Whether the signed file has less than the level that the settings ask for.
[[nodiscard]] bool belowWantedLevel(const Snapshot& snapshot);

/// Whether next() leads on from this snapshot.
[[nodiscard]] bool complete(const Snapshot& snapshot);

} // namespace sceau::workflow
