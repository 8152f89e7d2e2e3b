#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/portal_access.hpp"
#include "support/demo.hpp"

#include <cstdlib>
#include <memory>

namespace sceau::cli {
namespace {

std::filesystem::path usualFolder()
{
    if (const char* set = std::getenv("XDG_DATA_HOME"); set && *set == '/') return std::filesystem::path(set) / "sceau" / "demo";
    const char* home = std::getenv("HOME");
    return home ? std::filesystem::path(home) / ".local" / "share" / "sceau" / "demo" : std::filesystem::path("demo");
}

Exit init(const std::string& folder, Console& console)
{
    allowSql();
    const auto demo = support::makeDemo(folder.empty() ? usualFolder() : std::filesystem::path(folder), base::Clock().now());
    if (!demo) return console.fail(demo.error());
    if (console.json) console.emit(support::toJson(*demo));
    console.say("cli.said.demo", {{"folder", demo->folder.string()}, {"configuration", demo->softhsmConfiguration.string()}});
    for (const auto& order : demo->orders) {
        console.write("  " + order.number + "  " + text::sentence("cli.demo." + order.which, console.language()) + "  " + order.token);
    }
    return Exit::done;
}

} // namespace

void addDemoCommands(CLI::App& program, Console& console, Exit& exit)
{
    auto* family = command(program, "demo", console);
    family->require_subcommand(1);
    const auto folder = std::make_shared<std::string>();
    auto* making = command(*family, "init", console, {"sceauctl demo init --dir demo"});
    option(*making, "--dir", *folder, console);
    jsonOption(*making, console);
    making->callback([folder, &console, &exit] { exit = init(*folder, console); });
}

} // namespace sceau::cli
