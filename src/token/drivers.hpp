#pragma once

#include "token/candidates.hpp"
#include "token/driver_process.hpp"
#include "token/refused_puks.hpp"

#include <map>
#include <set>

/// Inside the room: what Keys offers, asked of the modules' processes, on the worker's thread.
namespace sceau::token {

class Drivers {
public:
    /// `stop`: a descriptor that becomes readable when nobody waits for an answer any more.
    Drivers(Keys::Options options, int stop)
        : modules_(std::move(options.modules)), limit_(options.limit), memory_(std::move(options.memory)), stop_(stop),
          refusedPuks_(refusedPuksFile(memory_))
    {
    }

    /// The next call finds the module's process begun.
    void prepare(const std::filesystem::path& module) { (void)processOf(module); }

    [[nodiscard]] base::Result<Findings> find(const Where& where);
    [[nodiscard]] Diagnoses diagnose(const std::filesystem::path& named) const;
    [[nodiscard]] base::Result<std::vector<Reader>> use(const std::filesystem::path& module);

    /// T is what the question is answered with: Token, or base::Bytes for a SignRequest. `question.where` may leave the module open.
    /// The module's process ends afterwards, and what it remembers of the PIN with it.
    template <class T, class Q> [[nodiscard]] base::Result<T> withPin(Q question, const Secrets& secrets);

    /// The same for a PUK, of which some drivers tell nothing.
    [[nodiscard]] base::Result<Token> unblock(const Unblocking& unblocking, const Secrets& secrets);

private:
    using Files = std::vector<std::filesystem::path>;

    [[nodiscard]] std::vector<Candidate> candidates() const;
    [[nodiscard]] Files candidates(const Where& where) const;
    [[nodiscard]] base::Status ask(const Files& files, const std::string& uri, Findings& findings);
    void dismiss(const std::filesystem::path& module);
    [[nodiscard]] base::Result<DriverProcess*> processOf(const std::filesystem::path& module);
    [[nodiscard]] base::Result<Where> meant(const Where& where);
    [[nodiscard]] base::Result<Token> onlyToken(const Where& where);
    [[nodiscard]] bool wasHere(const std::string& uri) const;
    [[nodiscard]] base::Error explained(base::Error error, const Where& where);

    Files modules_;
    std::chrono::milliseconds limit_;
    std::filesystem::path memory_;
    int stop_;
    std::map<std::filesystem::path, std::unique_ptr<DriverProcess>> processes_;
    std::vector<std::unique_ptr<DriverProcess>> leaving_;
    std::set<std::string> seen_; ///< URIs of tokens that were here
    RefusedPuks refusedPuks_;
};

} // namespace sceau::token
