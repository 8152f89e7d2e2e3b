#include "cli/portal_access.hpp"

#include "support/settings.hpp"

#include <QCoreApplication>
#include <array>

namespace sceau::cli {

void allowSql()
{
    static int count = 1;
    static std::array<char, 9> name{"sceauctl"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    static const QCoreApplication application(count, arguments.data());
}

void portalOption(CLI::App& app, std::string& where, const Console& console)
{
    option(app, "--portal", where, console);
}

base::Result<std::unique_ptr<portal::Portal>> portalIfAny(const std::string& where)
{
    const auto named = where.empty() ? support::settings().portal : where;
    if (named.empty()) return nullptr;
    allowSql();
    return portal::Portal::open(named);
}

base::Result<std::unique_ptr<portal::Portal>> openPortal(const std::string& where, const Console& console)
{
    auto portal = portalIfAny(where);
    if (portal && !*portal) return tl::unexpected(usage(console, "cli.usage.portal"));
    return portal;
}

} // namespace sceau::cli
