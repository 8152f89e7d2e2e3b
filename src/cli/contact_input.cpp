#include "cli/contact_input.hpp"

#include "base/whole_file.hpp"

namespace sceau::cli {
namespace {

using base::Code;
using base::Error;

constexpr std::uint64_t fileLimit = 64U << 10U;

base::Result<renewal::Contact> draft(const portal::Portal& portal, const renewal::Order& order, const std::string& file)
{
    if (!file.empty()) {
        const auto json = base::readFile(file, fileLimit);
        if (!json) return tl::unexpected(json.error());
        return renewal::parseContact(base::textOf(*json));
    }
    const auto issued = portal.issued(order.number);
    if (!issued) return tl::unexpected(issued.error());
    if (*issued && !(*issued)->contact.empty()) return renewal::parseContact((*issued)->contact);
    const auto entry = portal.entry(order.cnbf);
    if (!entry) return tl::unexpected(entry.error());
    return renewal::contactFrom(*entry, order);
}

} // namespace

base::Result<renewal::Contact> contactFor(const portal::Portal& portal, const renewal::Order& order, const std::string& file,
                                          Console& console)
{
    const auto typed = draft(portal, order, file);
    if (!typed) return tl::unexpected(typed.error());
    auto checked = renewal::checkContact(*typed);
    if (checked.ok()) return std::move(checked.contact);
    for (const auto& problem : checked.problems) {
        console.write("  " + renewal::fieldName(problem.field) + ": " + text::sentence(problem.problem, console.language()));
    }
    const auto& first = checked.problems.front();
    return tl::unexpected(
        Error{Code::contactInvalid}.at("cli.contact").with("field", renewal::fieldName(first.field)).with("problem", first.problem));
}

} // namespace sceau::cli
