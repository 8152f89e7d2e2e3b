#include "token/removal.hpp"

#include "token/cards.hpp"
#include "token/watch.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace sceau::token {

namespace {

enum class Card { unknown, there, gone };

/// A reader that is not listed any more has gone with its card; one that never was is nobody's.
Card after(Card before, const Readers& readers, const std::string& slot)
{
    if (!readers.serviceRunning) return before;
    const auto& all = readers.readers;
    const auto reader = std::find_if(all.begin(), all.end(), [&slot](const Reader& one) { return isNamedAfter(slot, one); });
    if (reader == all.end()) return before == Card::unknown ? Card::unknown : Card::gone;
    return reader->occupied ? Card::there : Card::gone;
}

} // namespace

bool isPulled(const std::string& slot, std::chrono::milliseconds patience)
{
    std::mutex mutex;
    std::condition_variable news;
    bool looked = false;
    auto card = Card::unknown;
    const Watch watch([&](const Readers& readers) {
        const std::lock_guard lock(mutex);
        card = after(card, readers, slot);
        looked = true;
        news.notify_all();
    });
    std::unique_lock lock(mutex);
    news.wait_for(lock, patience, [&] { return looked && card != Card::there; });
    return card == Card::gone;
}

} // namespace sceau::token
