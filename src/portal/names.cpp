#include "portal/names.hpp"

#include "portal/portal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sceau::portal {
namespace {

using renewal::ActivationChannel;
using renewal::OrderStep;
using renewal::PortalKind;

constexpr std::array steps{
    std::pair{OrderStep::created, "created"},
    std::pair{OrderStep::paid, "paid"},
    std::pair{OrderStep::details, "details"},
    std::pair{OrderStep::dossierIssued, "dossier-issued"},
    std::pair{OrderStep::signedElectronically, "signed"},
    std::pair{OrderStep::paper, "paper"},
    std::pair{OrderStep::received, "received"},
    std::pair{OrderStep::validated, "validated"},
    std::pair{OrderStep::rejected, "rejected"},
    std::pair{OrderStep::keyGenerated, "key-generated"},
    std::pair{OrderStep::delivered, "delivered"},
    std::pair{OrderStep::cancelled, "cancelled"},
};

constexpr std::array kinds{
    std::pair{PortalKind::production, "production"},
    std::pair{PortalKind::test, "test"},
    std::pair{PortalKind::demo, "demo"},
};

constexpr std::array channels{
    std::pair{ActivationChannel::sms, "sms"},
    std::pair{ActivationChannel::email, "email"},
};

template <class Table, class Value> std::string wordFor(const Table& table, Value value)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == value; });
    return found == table.end() ? std::string{} : found->second;
}

template <class Table> auto valueFor(const Table& table, std::string_view word) -> std::optional<typename Table::value_type::first_type>
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return word == row.second; });
    if (found == table.end()) return std::nullopt;
    return found->first;
}

} // namespace

std::string name(OrderStep step)
{
    return wordFor(steps, step);
}

std::string name(PortalKind kind)
{
    return wordFor(kinds, kind);
}

std::string name(ActivationChannel channel)
{
    return wordFor(channels, channel);
}

std::optional<OrderStep> stepNamed(std::string_view word)
{
    return valueFor(steps, word);
}

std::optional<PortalKind> kindNamed(std::string_view word)
{
    return valueFor(kinds, word);
}

std::optional<ActivationChannel> channelNamed(std::string_view word)
{
    return valueFor(channels, word);
}

} // namespace sceau::portal
