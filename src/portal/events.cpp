#include "portal/state.hpp"

#include <deque>
#include <set>

namespace sceau::portal {
namespace {

using Name = std::pair<std::string, std::string>;

} // namespace

base::Status append(const Database& database, const NewEvent& event)
{
    auto added = database.run("INSERT INTO events (order_number, at, kind, detail, issuer, serial, from_issuer, from_serial)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                              {value(event.order), value(event.at), value(event.kind), value(event.detail), value(event.issuer),
                               value(event.serial), value(event.fromIssuer), value(event.fromSerial)});
    if (!added) return tl::unexpected(added.error());
    return {};
}

base::Result<std::vector<Event>> Portal::events(const std::string& order) const
{
    auto rows =
        state_->database->run("SELECT order_number, at, kind, detail FROM events WHERE order_number = ? ORDER BY sequence", {value(order)});
    if (!rows) return tl::unexpected(rows.error());
    std::vector<Event> events;
    while (rows->next()) {
        events.push_back({textOf(rows->value(0)), timeOf(rows->value(1)), textOf(rows->value(2)), textOf(rows->value(3))});
    }
    return events;
}

base::Result<std::optional<int>> Portal::earlierRenewals(const std::string& issuer, const std::string& serial) const
{
    // The lineage is what renewals tie together, in both directions: a key renewed once has spent its renewal, whichever
    // of its two certificates is shown.
    std::set<Name> lineage{{issuer, serial}};
    std::set<qlonglong> renewals;
    for (std::deque<Name> open{{issuer, serial}}; !open.empty(); open.pop_front()) {
        const auto [ofIssuer, ofSerial] = open.front();
        auto rows = state_->database->run("SELECT sequence, issuer, serial, from_issuer, from_serial FROM events WHERE kind = 'renewed' AND"
                                          " ((issuer = ? AND serial = ?) OR (from_issuer = ? AND from_serial = ?))",
                                          {value(ofIssuer), value(ofSerial), value(ofIssuer), value(ofSerial)});
        if (!rows) return tl::unexpected(rows.error());
        while (rows->next()) {
            renewals.insert(rows->value(0).toLongLong());
            for (const int column : {1, 3}) {
                Name other{textOf(rows->value(column)), textOf(rows->value(column + 1))};
                if (lineage.insert(other).second) open.push_back(std::move(other));
            }
        }
    }
    if (renewals.empty() && !state_->about.history) return std::nullopt;
    return static_cast<int>(renewals.size());
}

} // namespace sceau::portal
