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
    if (open) cards_ = cardsIn(readersNow());

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
    const auto isRead = [&findings](const Reader& card) {
        return std::any_of(findings.tokens.begin(), findings.tokens.end(), [&card](const Token& token) { return reads(token, card); });
    };
    const bool enough = named_ ? !findings.tokens.empty() : std::all_of(cards_.begin(), cards_.end(), isRead);
    return enough ? Files{} : others_;
}

void DriverChoice::settle(Findings& findings, const Reader& card)
{
    auto& tokens = findings.tokens;
    const auto reader = std::find_if(tokens.begin(), tokens.end(), [&card](const Token& token) { return reads(token, card); });
    if (reader == tokens.end()) return;
    const auto module = reader->module;
    const auto unheard = [&](const Token& token) { return token.module != module && sitsIn(token, card); };
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
