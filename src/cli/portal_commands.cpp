#include "base/whole_file.hpp"
#include "cli/commands.hpp"
#include "cli/portal_access.hpp"
#include "cli/renewal_json.hpp"
#include "portal/names.hpp"
#include "support/settings.hpp"

#include <map>
#include <memory>

namespace sceau::cli {
namespace {

constexpr std::uint64_t importLimit = 64U << 20U;

struct Options {
    std::string portal, kind = "test", file, order;
};

std::string stepText(renewal::OrderStep step, const Console& console)
{
    return text::sentence("step." + portal::name(step), console.language());
}

Exit init(const Options& options, Console& console)
{
    const auto where = options.portal.empty() ? support::settings().portal : options.portal;
    if (where.empty()) return console.fail(usage(console, "cli.usage.portal"));
    allowSql();
    const auto made = portal::Portal::init(where, *portal::kindNamed(options.kind));
    if (!made) return console.fail(made.error());
    if (console.json) console.emit(lineOf({{"portal", where}, {"kind", options.kind}}));
    console.say("cli.said.portalMade", {{"kind", options.kind}});
    return Exit::done;
}

Exit import(const Options& options, Console& console)
{
    const auto portal = openPortal(options.portal, console);
    if (!portal) return console.fail(portal.error());
    const auto json = base::readFile(options.file, importLimit);
    if (!json) return console.fail(json.error());
    const auto folder = "." / std::filesystem::path(options.file).parent_path();
    const auto imported = (*portal)->importJson(base::textOf(*json), base::Clock().now(), folder);
    if (!imported) return console.fail(imported.error());
    if (console.json) {
        console.emit(lineOf({{"entries", imported->entries}, {"orders", imported->orders}, {"renewals", imported->renewals}}));
    }
    console.say("cli.said.imported", {{"entries", std::to_string(imported->entries)},
                                      {"orders", std::to_string(imported->orders)},
                                      {"renewals", std::to_string(imported->renewals)}});
    return Exit::done;
}

Exit showOrder(const portal::Portal& portal, const std::string& number, Console& console)
{
    const auto order = portal.order(number);
    if (!order) return console.fail(order.error());
    const auto entry = portal.entry(order->cnbf);
    if (!entry) return console.fail(entry.error());
    const auto events = portal.events(number);
    if (!events) return console.fail(events.error());
    Json json{{"order", jsonOf(*order)}, {"entry", jsonOf(*entry)}, {"events", Json::array()}};
    for (const auto& event : *events)
        json["events"].push_back(jsonOf(event));
    if (console.json) console.emit(lineOf(json));
    console.say("cli.said.order",
                {{"order", order->number}, {"step", stepText(order->step, console)}, {"cnbf", order->cnbf}, {"name", entry->civilName}});
    for (const auto& event : *events)
        console.write("  " + base::rfc3339(event.at) + "  " + event.kind + "  " + event.detail);
    return Exit::done;
}

Exit show(const Options& options, Console& console)
{
    const auto portal = openPortal(options.portal, console);
    if (!portal) return console.fail(portal.error());
    if (!options.order.empty()) return showOrder(**portal, options.order, console);
    const auto orders = (*portal)->orders();
    if (!orders) return console.fail(orders.error());
    const auto entries = (*portal)->entryCount();
    if (!entries) return console.fail(entries.error());
    std::map<renewal::OrderStep, int> steps;
    for (const auto& order : *orders)
        ++steps[order.step];

    Json counted = Json::object();
    for (const auto& [step, count] : steps)
        counted[portal::name(step)] = count;
    const auto kind = portal::name((*portal)->kind());
    if (console.json) console.emit(lineOf({{"kind", kind}, {"entries", *entries}, {"orders", orders->size()}, {"steps", counted}}));
    console.say("cli.said.portal", {{"kind", kind}, {"entries", std::to_string(*entries)}, {"orders", std::to_string(orders->size())}});
    for (const auto& [step, count] : steps)
        console.write("  " + std::to_string(count) + "  " + stepText(step, console));
    return Exit::done;
}

Exit orders(const Options& options, Console& console)
{
    const auto portal = openPortal(options.portal, console);
    if (!portal) return console.fail(portal.error());
    const auto all = (*portal)->orders();
    if (!all) return console.fail(all.error());
    for (const auto& order : *all) {
        if (console.json) console.emit(lineOf(jsonOf(order)));
        console.say("cli.said.order", {{"order", order.number}, {"step", stepText(order.step, console)}, {"cnbf", order.cnbf}});
    }
    return Exit::done;
}

} // namespace

void addPortalCommands(CLI::App& program, Console& console, Exit& exit)
{
    auto* family = command(program, "portal", console);
    family->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    const auto add = [&](const char* name, Exit (*run)(const Options&, Console&), const char* example) {
        auto* one = command(*family, name, console, {example});
        portalOption(*one, options->portal, console);
        jsonOption(*one, console);
        one->callback([options, run, &console, &exit] { exit = run(*options, console); });
        return one;
    };
    auto* making = add("init", init, "sceauctl portal init --portal portail.db --kind test");
    option(*making, "--kind", options->kind, console)->check(CLI::IsMember({"production", "test", "demo"}));
    auto* importing = add("import", import, "sceauctl portal import --portal portail.db commandes.json");
    positional(*importing, "FILE.json", options->file, console);
    auto* showing = add("show", show, "sceauctl portal show --portal demo/portal.db --order 425490");
    option(*showing, "--order", options->order, console);
    add("orders", orders, "sceauctl portal orders --portal demo/portal.db --json");
}

} // namespace sceau::cli
