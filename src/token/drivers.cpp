#include "token/drivers.hpp"

#include "pki/openssl.hpp"
#include "token/cards.hpp"
#include "token/diagnosing.hpp"
#include "token/driver_choice.hpp"
#include "token/pin.hpp"
#include "token/removal.hpp"
#include "token/uri.hpp"
#include "token/watch.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace sceau::token {

using base::Code;
using base::Error;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds removalNotice{1'000}; ///< pcscd looks for a card every 400 ms
constexpr std::chrono::milliseconds searchLimit{20'000};  ///< no person has to type anything meanwhile

/// The person said which module: nothing that was remembered stands against it.
bool isNamed(const Where& where)
{
    const char* module = std::getenv("SCEAU_PKCS11_MODULE");
    return !where.module.empty() || (module && *module != '\0');
}

} // namespace

std::vector<Candidate> Drivers::candidates() const
{
    if (modules_.empty()) return candidateModules();
    std::vector<Candidate> candidates;
    for (const auto& module : modules_)
        candidates.push_back({module, DriverSource::named});
    return candidates;
}

Drivers::Files Drivers::candidates(const Where& where) const
{
    if (!where.module.empty()) return {where.module};
    return modules_.empty() ? discoverModules() : modules_;
}

/// It ends while the answer is put to use; the next call waits for it.
void Drivers::dismiss(const std::filesystem::path& module)
{
    auto& process = processes_[module];
    process->dismiss();
    leaving_.push_back(std::move(process));
}

base::Result<DriverProcess*> Drivers::processOf(const std::filesystem::path& module)
{
    leaving_.clear();
    auto& known = processes_[module];
    if (known && known->usable()) return known.get();
    auto started = DriverProcess::start(module);
    if (!started) return tl::unexpected(started.error());
    known = std::move(*started);
    return known.get();
}

/// All modules are asked at once: those that take long do so together, and one that never answers hides no other.
base::Status Drivers::ask(const Files& files, const std::string& uri, Findings& findings)
{
    const auto deadline = Steady::now() + std::min(limit_, searchLimit);
    for (const auto& file : files) {
        const auto process = processOf(file);
        if (!process) return tl::unexpected(process.error());
        (*process)->ask(FindKeys{{file, uri}}, {});
    }
    pki::warmUp(); // the certificates in the answers will want it
    for (const auto& file : files) {
        auto some = processes_.at(file)->answer<Findings>(deadline, stop_);
        if (!some) {
            findings.problems.push_back({file, some.error()});
            continue;
        }
        std::move(some->tokens.begin(), some->tokens.end(), std::back_inserter(findings.tokens));
        std::move(some->problems.begin(), some->problems.end(), std::back_inserter(findings.problems));
        std::move(some->modules.begin(), some->modules.end(), std::back_inserter(findings.modules));
    }
    return {};
}

base::Result<Findings> Drivers::find(const Where& where)
{
    if (const auto wanted = parseUri(where.uri); !wanted) return tl::unexpected(wanted.error());
    DriverChoice choice(candidates(where), isNamed(where) ? std::filesystem::path{} : memory_, !where.uri.empty());
    Findings findings;
    if (auto asked = ask(choice.first(), where.uri, findings); !asked) return tl::unexpected(asked.error());
    if (auto asked = ask(choice.further(findings), where.uri, findings); !asked) return tl::unexpected(asked.error());
    choice.settle(findings);
    for (const auto& token : findings.tokens)
        seen_.insert(token.uri);
    return findings;
}

Diagnoses Drivers::diagnose(const std::filesystem::path& named) const
{
    auto all = candidates();
    if (!named.empty()) all.insert(all.begin(), Candidate{resolved(named), DriverSource::named});
    return diagnoseAll(std::move(all), readDriverMemory(memory_), Steady::now() + std::min(limit_, searchLimit), stop_);
}

base::Result<std::vector<Reader>> Drivers::use(const std::filesystem::path& module)
{
    const auto file = resolved(module);
    const auto found = find({file, {}});
    if (!found) return tl::unexpected(found.error());
    const auto readers = readersNow();
    auto memory = readDriverMemory(memory_);
    std::vector<Reader> read;
    for (const auto& card : cardsIn(readers)) {
        if (!tokenOf(card, found->tokens, readers)) continue;
        memory[base::hex(card.atr)] = file;
        read.push_back(card);
    }
    if (read.empty() && !found->problems.empty()) return tl::unexpected(found->problems.front().error);
    if (read.empty()) return tl::unexpected(Error{whyNoToken(readers)}.at("Drivers::use").with("module", file.string()));
    if (auto written = writeDriverMemory(memory_, memory); !written) return tl::unexpected(written.error());
    return read;
}

/// Module and token of the one key that is meant.
base::Result<Where> Drivers::meant(const Where& where)
{
    const auto files = candidates(where);
    if (files.empty()) return base::fail(Code::noDriver, "Drivers::meant");
    if (files.size() == 1) return Where{files.front(), where.uri};
    return onlyToken(where).map([&where](const Token& token) { return Where{token.module, where.uri}; });
}

/// A module that does not answer hides no "no key" of another one.
base::Result<Token> Drivers::onlyToken(const Where& where)
{
    const auto found = find(where);
    if (!found) return tl::unexpected(found.error());
    if (found->tokens.size() == 1) return found->tokens.front();
    if (found->tokens.size() > 1) return base::fail(Code::severalKeys, "Drivers::onlyToken");
    const bool told = found->modules.empty() || candidates(where).size() == 1;
    if (told && !found->problems.empty()) return tl::unexpected(found->problems.front().error);
    return base::fail(where.uri.empty() ? Code::noKey : Code::keyNotFound, "Drivers::onlyToken");
}

template <class T, class Q> base::Result<T> Drivers::withPin(Q question, const Secrets& secrets)
{
    const auto place = meant(question.where);
    if (!place) return tl::unexpected(explained(place.error(), question.where));
    question.where = *place;
    const auto process = processOf(place->module);
    if (!process) return tl::unexpected(process.error());
    (*process)->ask(question, secrets);
    auto answered = (*process)->template answer<T>(Steady::now() + limit_, stop_);
    dismiss(place->module);
    if constexpr (std::is_same_v<T, Token>) {
        if (answered) seen_.insert(answered->uri);
    }
    if (!answered) return tl::unexpected(explained(std::move(answered.error()), *place));
    return answered;
}

base::Result<Token> Drivers::unblock(const Unblocking& unblocking, const Secrets& secrets)
{
    if (unblocking.style == UnblockStyle::officer) return withPin<Token>(unblocking, secrets); // told by the driver
    const auto token = onlyToken(unblocking.where);
    if (!token) return tl::unexpected(explained(token.error(), unblocking.where));
    const auto key = RefusedPuks::keyOf(*token);
    if (auto refused = refusedPuks_.whyNotAsked(key, unblocking.lastTry)) return tl::unexpected(std::move(*refused));
    return refusedPuks_.noted(key, withPin<Token>(unblocking, secrets));
}

bool Drivers::wasHere(const std::string& uri) const
{
    const auto wanted = parseUri(uri);
    if (!wanted) return false;
    return seen_.contains(toString({wanted->token, wanted->serial, {}, {}, {}, {}}));
}

/// A token that was here is not "unknown", one that leaves did not fail; and what became of a PIN when a driver crashed, a new process of
/// it can read.
Error Drivers::explained(Error error, const Where& where)
{
    if (error.code == Code::keyNotFound && wasHere(where.uri)) error.code = Code::keyRemoved;
    if (isVague(error.code) && error.facts.contains("reader") && isPulled(error.facts.at("reader"), removalNotice))
        error.code = Code::keyRemoved;
    if (error.code == Code::keySilent || error.code == Code::cancelled) error.facts["pin"] = name(TryLevel::unknown);
    if (error.code != Code::driverCrashed) return error;
    const auto after = find(where);
    const bool one = after && after->tokens.size() == 1;
    error.facts["pin"] = name(one ? after->tokens.front().pin.level : TryLevel::unknown);
    return error;
}

template base::Result<Token> Drivers::withPin(ProvePin, const Secrets&);
template base::Result<base::Bytes> Drivers::withPin(SignRequest, const Secrets&);
template base::Result<Token> Drivers::withPin(PinChange, const Secrets&);

} // namespace sceau::token
