#include "cli/contact_input.hpp"

#include "base/whole_file.hpp"

namespace sceau::cli {
namespace {

using base::Code;
using base::Error;

constexpr std::uint64_t fileLimit = 64U << 10U;

base::Result<renewal::Contact> fromFile(const std::string& file)
{
    const auto json = base::readFile(file, fileLimit);
    if (!json) return tl::unexpected(json.error());
    return renewal::parseContact(base::textOf(*json));
}

base::Result<renewal::Contact> fromDirectory(const portal::Portal& portal, const renewal::Order& order)
{
    const auto entry = portal.entry(order.cnbf);
    if (!entry) return tl::unexpected(entry.error());
    return renewal::contactFrom(*entry, order);
}

base::Result<renewal::Contact> draft(const portal::Portal& portal, const renewal::Order& order, const std::string& file)
{
    if (!file.empty()) return fromFile(file);
    const auto issued = portal.issued(order.number);
    if (!issued) return tl::unexpected(issued.error());
    return *issued ? renewal::parseContact((*issued)->contact) : fromDirectory(portal, order);
}

base::Result<renewal::Contact> checked(const renewal::Contact& typed, Console& console)
{
    auto checked = renewal::checkContact(typed);
    if (checked.ok()) return std::move(checked.contact);
    for (const auto& problem : checked.problems)
        console.write("  " + renewal::fieldName(problem.field) + ": " + text::sentence(problem.problem, console.language()));
    const auto& first = checked.problems.front();
    return tl::unexpected(
        Error{Code::contactInvalid}.at("cli.contact").with("field", renewal::fieldName(first.field)).with("problem", first.problem));
}

} // namespace

base::Result<renewal::Contact> contactFor(const portal::Portal& portal, const renewal::Order& order, const std::string& file,
                                          Console& console)
{
    // The portal's own PDF states its details already: none are asked, and others cannot be put in.
    if (order.bringsDossier && file.empty()) return fromDirectory(portal, order);
    if (order.bringsDossier) return tl::unexpected(Error{Code::dossierIssued}.at("cli.contact").with("order", order.number));
    const auto typed = draft(portal, order, file);
    if (!typed) return tl::unexpected(typed.error());
    return checked(*typed, console);
}

} // namespace sceau::cli
