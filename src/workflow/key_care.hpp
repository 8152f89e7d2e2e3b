#pragma once

#include "workflow/renewal.hpp"

/// What is done to a key beside its renewal: its PIN changed, or unblocked with the PUK. Without widgets.
namespace sceau::workflow {

class Mailbox;

enum class Care { changePin, unblock };

/// Everything the screen of a change shows.
struct CareState {
    Care care = Care::changePin;
    std::optional<token::Token> token; ///< whose PIN it is, as it was read last
    /// Of the PUK: what the driver tells where the PUK is the officer's PIN; elsewhere what was counted.
    token::TryLevel puk = token::TryLevel::unknown;
    bool there = false;  ///< the key is plugged in
    bool others = false; ///< its PIN is being used by the renewal: wait
    bool busy = false;
    std::string stage;                ///< key of resources/text.json while busy
    bool cancellable = false;         ///< the key takes long: one may stop waiting
    bool done = false;                ///< the new PIN holds
    std::optional<base::Error> error; ///< the last failure; cleared by the next action

    [[nodiscard]] token::TryLevel level() const; ///< of the code that is asked: the PIN, or the PUK
    [[nodiscard]] bool lastTry() const { return level() == token::TryLevel::final; }
    [[nodiscard]] bool locked() const { return level() == token::TryLevel::locked; }
};

/// One call is at most one try, and nothing is tried again. No call waits; one at a time.
class KeyCare : public QObject {
    Q_OBJECT
public:
    explicit KeyCare(Renewal& renewal, QObject* parent = nullptr); ///< whose chosen key it is about
    ~KeyCare() override;

    [[nodiscard]] const CareState& state() const { return state_; }

    void open(Care care); ///< for the key that is chosen now; nothing without one or while busy

    /// Both are empty where codes are typed on the reader. `lastTry`: the person agreed to spend the last try.
    void changePin(base::Secret pin, base::Secret fresh, bool lastTry);
    void unblock(base::Secret puk, base::Secret fresh, bool lastTry);

    /// Stops waiting. The key may still end what it began: an answer that comes after all is told.
    void cancel();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool begin(Care care, const char* stage);
    void end();
    void offerWayOut();
    [[nodiscard]] std::function<void(base::Result<token::Token>)> answer();
    void answered(const base::Result<token::Token>& result);
    void failed(base::Error error);
    void readAgain();

    Renewal& renewal_;
    std::unique_ptr<Mailbox> letters_; ///< from the keys' thread
    CareState state_;
    token::UnblockStyle style_ = token::UnblockStyle::officer;
    std::uint64_t turn_ = 0; ///< answers of an earlier turn are dropped
};

} // namespace sceau::workflow
