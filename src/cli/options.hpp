#pragma once

#include "base/clock.hpp"
#include "cli/console.hpp"
#include "pki/certificate.hpp"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/// Options that several commands share, described from resources/text.json ("cli.option.<name>").
namespace sceau::cli {

/// A subcommand with its description ("cli.<name>") and examples that run as they stand.
CLI::App* command(CLI::App& parent, const std::string& name, const Console& console, const std::vector<std::string>& examples = {});

/// An option with its description.
template <class T> CLI::Option* option(CLI::App& app, const std::string& names, T& value, const Console& console)
{
    const auto longName = names.substr(names.rfind("--") + 2);
    return app.add_option(names, value, text::sentence("cli.option." + longName, console.language()));
}
CLI::Option* flag(CLI::App& app, const std::string& name, bool& value, const Console& console);
CLI::Option* positional(CLI::App& app, const std::string& name, std::string& value, const Console& console);

void jsonOption(CLI::App& app, Console& console);

/// A refusal with exit status 2.
[[nodiscard]] base::Error usage(const Console& console, std::string_view key, const base::Facts& facts = {});

/// Options that hold text or times, checked.
[[nodiscard]] base::Status checkText(const std::string& value, const std::string& option, const Console& console);
[[nodiscard]] base::Result<base::Instant> timeOr(const std::string& value, base::Instant otherwise, const Console& console);

/// --trust, else the settings'. Empty: nobody is believed.
[[nodiscard]] base::Result<std::vector<pki::Certificate>> anchors(const std::vector<std::string>& trust);

} // namespace sceau::cli
