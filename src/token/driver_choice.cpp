#include "token/driver_choice.hpp"

#include "base/log.hpp"
#include "token/cards.hpp"
#include "token/watch.hpp"

#include <algorithm>

namespace sceau::token {

namespace {

template <class T> bool holds(const std::vector<T>& all, const T& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

DriverChoice::DriverChoice(Files candidates, std::filesystem::path memory, bool named) : file_(std::move(memory)), named_(named)
{
    if (!file_.empty()) memory_ = readDriverMemory(file_);
    const bool open = !file_.empty() && (candidates.size() > 1 || !memory_.empty());
    if (open) readers_ = readersNow();
    cards_ = cardsIn(readers_);

    bool allKnown = !cards_.empty();
    for (const auto& card : cards_) {
        const auto known = memory_.find(base::hex(card.atr));
        allKnown = allKnown && known != memory_.end();
        if (known != memory_.end() && !holds(first_, known->second)) first_.push_back(known->second);
    }
    auto& rest = allKnown ? others_ : first_;
    for (auto& candidate : candidates) {
        if (!holds(first_, candidate)) rest.push_back(std::move(candidate));
    }
}

DriverChoice::Files DriverChoice::further(const Findings& findings) const
{
    const auto isRead = [&](const Reader& card) { return tokenOf(card, findings.tokens, readers_) != nullptr; };
    const bool enough = named_ ? !findings.tokens.empty() : std::all_of(cards_.begin(), cards_.end(), isRead);
    return enough ? Files{} : others_;
}

void DriverChoice::settle(Findings& findings, const Reader& card)
{
    auto& tokens = findings.tokens;
    const auto* const token = tokenOf(card, tokens, readers_);
    if (!token) return;
    const auto module = token->module;
    const auto unheard = [&](const Token& other) { return other.module != module && sitsIn(other, card); };
    tokens.erase(std::remove_if(tokens.begin(), tokens.end(), unheard), tokens.end());

    auto& remembered = memory_[base::hex(card.atr)];
    if (remembered == module || (named_ && !remembered.empty())) return; // a key's name may be one that only this module gives it
    remembered = module;
    changed_ = true;
}

void DriverChoice::settle(Findings& findings)
{
    for (const auto& card : cards_)
        settle(findings, card);
    keepOneOfTwins(findings.tokens);
    if (!changed_) return;
    if (const auto written = writeDriverMemory(file_, memory_); !written) base::log(written.error());
}

} // namespace sceau::token
