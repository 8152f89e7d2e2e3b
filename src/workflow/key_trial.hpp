#pragma once

#include "workflow/passage.hpp"
#include "workflow/renewal.hpp"

/// Whether a key works: it is shown to a web site that asks for certificates. Without widgets.
namespace sceau::workflow {

class Background;
class Mailbox;

/// Everything the screen of a trial shows.
struct TrialState {
    std::string host;                       ///< of the site; empty: none is set
    std::optional<token::Token> token;      ///< as it was read last
    std::optional<std::size_t> certificate; ///< of token->certificates: what is shown to the site; empty: the key has none for that
    bool there = false;                     ///< the key is plugged in
    bool others = false;                    ///< its PIN is being used elsewhere: wait
    bool able = false;                      ///< nothing known stands against it; else `error` says what, or there is no certificate
    bool busy = false;
    std::string stage;                ///< key of resources/text.json while busy: the connection, the key, the site's answer
    bool cancellable = false;         ///< always while the network is waited for; of a key, once it takes long
    bool done = false;                ///< the site let the key in
    std::optional<base::Error> error; ///< the last failure; cleared by the next action

    [[nodiscard]] const pki::Certificate* shown() const
    {
        return token && certificate ? &token->certificates[*certificate].certificate : nullptr;
    }
};

/// One start() is at most one C_Login and one signature, and only where the site asks for a certificate. No call waits; one at a time.
class KeyTrial : public QObject {
    Q_OBJECT
public:
    explicit KeyTrial(Renewal& renewal, QObject* parent = nullptr); ///< whose chosen key it is about, and whose settings name the site
    ~KeyTrial() override;

    [[nodiscard]] const TrialState& state() const { return state_; }

    void useSite(const std::string& url, const std::optional<std::string>& proxy); ///< from now on, as support::Settings has them
    void open();                                                                   ///< for the key that is chosen now; nothing while busy

    /// An empty PIN where it is typed on the reader. `lastTry`: the person agreed to spend the last try.
    void start(base::Secret pin, bool lastTry);

    /// Stops waiting. A key that was asked may still end what it began.
    void cancel();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] std::optional<base::Error> whyNot() const;
    void tryOut(base::Secret pin, bool lastTry);
    void reach(const std::string& stage);
    void offerWayOut();
    void answered(const base::Result<int>& status);
    void failed(base::Error error);
    void end();
    void readAgain();

    Renewal& renewal_;
    std::string url_;
    net::CurlSettings network_;
    std::unique_ptr<Mailbox> letters_; ///< from the working thread
    std::unique_ptr<Background> background_;
    std::shared_ptr<Passage> passage_;
    TrialState state_;
    std::uint64_t turn_ = 0; ///< answers of an earlier turn are dropped
};

} // namespace sceau::workflow
