#pragma once

#include "token/keys.hpp"
#include "token/watch.hpp"
#include "workflow/background.hpp"
#include "workflow/lookup.hpp"
#include "workflow/mailbox.hpp"
#include "workflow/passage.hpp"
#include "workflow/renewal_steps.hpp"
#include "workflow/scratch.hpp"

#include <QTimer>

namespace sceau::workflow {

/// What runs, and whether a person may give it up.
struct Activity {
    const char* stage;
    bool cancellable = false;
};

/// The renewal's own side: everything here runs on the thread of the Renewal; what jobs need they carry with them.
struct Renewal::State {
    State(Renewal& owner, Settings given);
    ~State();

    // Activities (activity.cpp)
    void tell();
    void fail(const base::Error& error); ///< into the snapshot, and what it says about the key
    void begin(const Activity& activity);
    void end();
    void offerWayOut(); ///< of what the key is doing, after a while
    void settleForLess();
    void giveUp(); ///< what runs is left to itself, its answer will be dropped
    [[nodiscard]] base::Progress progress();
    template <class T> using Work = std::function<base::Result<T>(Workbench&, std::stop_token)>;
    template <class T> using Then = std::function<void(base::Result<T>)>;
    /// Runs `work` on the working thread and `then` here, unless it was given up meanwhile.
    template <class T> void run(const Activity& activity, Work<T> work, Then<T> then);
    /// The same for what is under way already.
    template <class T> void carryOn(Work<T> work, Then<T> then);
    /// `then`, brought to this thread and dropped when its turn is over; callable from any thread.
    template <class T> std::function<void(base::Result<T>)> here(Then<T> then);

    // The key (key_steps.cpp)
    void search();
    void readersChanged(const token::Readers& readers);
    void keysFound(const base::Result<token::Findings>& result);
    [[nodiscard]] const token::Token* chosenKeyNow() const; ///< as the last search found it
    void keyIsThere(const token::Token& again);
    void keyIsGone();
    void lookForKey();
    void adopt(const token::Token& token);
    void ask(const std::string& order);
    void activated(const token::Token& token);
    void judge();

    // The level of the signature (level_steps.cpp)
    void enterSigning();
    void checkLevel();
    [[nodiscard]] std::shared_ptr<support::LevelAuthorities> takeAnswering(); ///< those that answered a moment ago, for one signature
    void refuseSignature(const base::Error& error);
    void clearFailure();

    // The dossier (dossier_steps.cpp)
    void issue(const renewal::Contact& contact, std::function<void()> then);
    void put(const DossierFile& dossier);
    void withdrawDossier();
    void takeOfferedPdf();
    void signedWith(const SignedDossier& result);
    void recorded();

    // The resume file (keeping.cpp)
    void keep();      ///< soon: a person types
    void keepNow();   ///< written on the working thread
    void keepAtEnd(); ///< here, what is not written yet
    void forget();    ///< the renewal ended

    Renewal& renewal;
    const std::shared_ptr<const Settings> settings;
    Snapshot snapshot;
    std::optional<std::filesystem::path> offeredPdf; ///< until it is known whether the key has an order
    std::string dossierHash;                         ///< of what dossierFile shows
    token::Findings findings;
    std::optional<base::Error> searchError;

    Mailbox mailbox;
    std::shared_ptr<Scratch> scratch = std::make_shared<Scratch>();
    std::shared_ptr<token::Keys> keys;
    std::shared_ptr<Passage> passage; ///< of the signature under way
    struct Answering {
        std::shared_ptr<support::LevelAuthorities> authorities;
        base::Instant at;
    };
    std::optional<Answering> answering; ///< what the level needs, for the key that is chosen
    std::unique_ptr<Background> background = std::make_unique<Background>();
    std::unique_ptr<token::Watch> watch;
    std::uint64_t turn = 0; ///< answers of an earlier turn are dropped
    std::uint64_t searches = 0;

    QTimer keeping;
    std::uint64_t revision = 0, keptRevision = 0;
    std::optional<Resume> forgotten; ///< until its file is gone
};

template <class T> std::function<void(base::Result<T>)> Renewal::State::here(Then<T> then)
{
    return [this, letters = mailbox, mine = turn, then = std::move(then)](base::Result<T> result) {
        letters.post([this, mine, then, result = std::move(result)] {
            if (mine == turn) then(result);
        });
    };
}

template <class T> void Renewal::State::carryOn(Work<T> work, Then<T> then)
{
    background->post([work = std::move(work), answer = here<T>(std::move(then))](Workbench& bench, const std::stop_token& stop) {
        answer(work(bench, stop));
    });
}

template <class T> void Renewal::State::run(const Activity& activity, Work<T> work, Then<T> then)
{
    begin(activity);
    carryOn<T>(std::move(work), [this, then = std::move(then)](base::Result<T> result) {
        end();
        then(std::move(result));
        tell();
    });
    tell();
}

} // namespace sceau::workflow
